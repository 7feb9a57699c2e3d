import { registerAt } from '../pci/registers.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { ClauseId } from '../spec/clause.ts';
import { deviceOf, driverOf, parseActorId } from '../world/ids.ts';
import type { AccessIntent } from '../world/intent.ts';
import { deviceState } from '../world/lookup.ts';
import type { Judge, Onlooker } from './onlooker.ts';
import { onlooker, when } from './onlooker.ts';

/** The access that a step is; null: it is something else. */
const accessIn = ({ events: [first] }: StepRecord): AccessIntent | null => {
  const intent = first?.type === 'intent/taken' ? first.intent : null;
  return intent?.do === 'write-at' || intent?.do === 'read-at' ? intent : null;
};

/** One half of a 64-bit register is written: the other one stays. */
const judgeHalf = ({ events }: StepRecord, { device, offset, width }: AccessIntent, judge: Judge): void => {
  const half = registerAt(offset)?.half ?? null;
  if (half === null || width !== 4) return;
  for (const event of events) {
    if (event.type !== 'register/queue-wrote') continue;
    const changed = BigInt(event.from) ^ BigInt(event.to);
    const other = half === 'lo' ? changed >> 32n : changed & 0xffff_ffffn;
    judge('pci.access.64-halves-device', deviceOf(device), when(other !== 0n, 'changes the other half as well'));
  }
};

/** Looks at accesses by structure and offset: what breaks a rule is told by the device, what keeps it here. */
export const lookAtAccesses = (): Onlooker =>
  onlooker((record, judge) => {
    const { before, events } = record;
    for (const event of events) {
      if (event.type !== 'isr/wrote' || parseActorId(event.by).kind !== 'driver') continue;
      const why = when(event.to !== 0, `reads 0x${event.to.toString(16)} after it was read`);
      judge('pci.isr.read-clears', deviceOf(event.device), why);
    }
    const access = accessIn(record);
    if (!access) return;
    const { device, structure } = access;
    const { negotiated } = deviceState(before, device);
    const told = new Set(events.flatMap(event => (event.type === 'note/violated' ? event.clause : [])));
    const kept = (clause: ClauseId): void => {
      if (!told.has(clause)) judge(clause, driverOf(device), null);
    };
    if (structure === 'common') {
      kept('pci.access.natural-width');
      if (access.do === 'write-at') judgeHalf(record, access, judge);
    }
    if (structure !== 'device') return;
    if (access.do === 'read-at') kept('net.config.read-only');
    else if (negotiated !== null) kept('init.driver.no-config-write-during-negotiation');
  });
