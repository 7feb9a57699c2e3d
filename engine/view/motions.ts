import type { StepRecord } from '../run/timeline-types.ts';
import type { Event } from '../world/event.ts';
import type { PfId } from '../world/ids.ts';
import { parseActorId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import { pastOf } from './command-past.ts';
import { effectOf } from './effect.ts';
import type { History } from './history.ts';
import { keys } from './history.ts';
import { lastStation } from './journey.ts';
import type { Lineage } from './ledger.ts';
import { bufferName, queueName } from './names.ts';
import type { Motion } from './parts/moment.ts';
import { functionFormat } from './ring-read.ts';
import { stationsOf } from './stations.ts';
import { registerLabel } from './touch.ts';
import { parseWireId } from './wire.ts';
import type { Say } from './words/say.ts';

/** Tokens that moved: every command that passed a station, skipped ones left out. */
const tokenMotions = (record: StepRecord, history: History, lineage: Lineage, before: Lineage, say: Say): Motion[] => {
  const motions: Motion[] = [];
  for (const [pf] of record.after.topology.pfs.entries()) {
    const owner: PfId = `pf${pf}`;
    const format = functionFormat(record.after, owner);
    const stations = stationsOf(format);
    const ids = new Set(history.moves.at(lineage, keys.owner(owner)).map(({ value }) => value.id));
    for (const id of ids) {
      const now = pastOf(history, lineage, owner, id);
      if (!now) continue;
      const was = pastOf(history, before, owner, id);
      const from = was ? lastStation(stations, was) : -1;
      const to = lastStation(stations, now);
      const head = now.head === null ? '' : bufferName(say, format.name, now.head);
      if (to !== from) motions.push({ kind: 'token', owner, queue: now.command.queue, from, to, head });
    }
  }
  return motions;
};

/** A notification or an interrupt crosses when its wire was raised, not when it was merely decided on. */
const crossing = (say: Say, record: StepRecord, event: Event): Motion[] => {
  if (event.type !== 'wire/raised') return [];
  const { side, device, queue } = parseWireId(event.wire);
  if (queue === null) return [{ kind: 'interrupt', device, queue: -1, label: say('configuration change') }];
  const name = queueName(deviceState(record.after, device), queue);
  return side === 'device'
    ? [{ kind: 'notification', device, queue, label: say('notify {}', name) }]
    : [{ kind: 'interrupt', device, queue, label: say('vector {}', event.value) }];
};

const registerMotions = (say: Say, record: StepRecord): Motion[] => {
  const parts = parseActorId(record.action.actor);
  const taken = record.events.find(event => event.type === 'intent/taken');
  const byHand =
    taken?.type === 'intent/taken' && /^(write-|read-)/.test(taken.intent.do) && 'device' in taken.intent
      ? taken.intent.device
      : null;
  const device = parts.kind === 'driver' ? parts.device : byHand;
  if (device === null) return [];
  const label = registerLabel(record, device);
  return label === null ? [] : [{ kind: 'register', device, label: say.again(label) }];
};

/**
 * Everything that moves in a step. `lineage` ends with the step, `before` with the one before it; a suppressed
 * notification moves nothing.
 */
export const motionsOf = (
  record: StepRecord,
  history: History,
  lineage: Lineage,
  before: Lineage,
  say: Say,
): Motion[] => {
  const effect = effectOf(record);
  return [
    ...tokenMotions(record, history, lineage, before, say),
    ...record.events.flatMap(event => crossing(say, record, event)),
    ...registerMotions(say, record),
    ...(effect
      ? [{ kind: 'effect', owner: effect.owner, device: effect.device, label: say.again(effect.text) } as const]
      : []),
  ];
};
