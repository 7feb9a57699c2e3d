import type { StepRecord } from '../run/timeline-types.ts';
import { parseActorId } from '../world/ids.ts';
import { bitNumbers } from './feature-bits.ts';
import type { GroupView } from './parts/group.ts';

/** What a command did to a member in a step; null: nothing. */
export const effectOf = (record: StepRecord | null): GroupView['effect'] => {
  if (!record) return null;
  const parts = parseActorId(record.action.actor);
  if (parts.kind !== 'admin') return null;
  for (const event of record.events) {
    if (event.type !== 'features/assigned') continue;
    return { owner: parts.device, device: event.device, text: `assign ${bitNumbers(event.to)}` };
  }
  return null;
};
