import { decodeCommand } from '../admin/decode-command.ts';
import { givenCommand } from '../admin/given-command.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { watchOf } from '../dialect/watches.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { ClauseId } from '../spec/clause.ts';
import type { EventOf } from '../world/event.ts';
import type { ActorId, PfId } from '../world/ids.ts';
import { driverOf, parseActorId, sideOf } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { Judge, Onlooker } from './onlooker.ts';
import { onlooker, when } from './onlooker.ts';

const tell = (clause: ClauseId, by: ActorId, why: string | null | undefined, judge: Judge): void => {
  if (why !== undefined) judge(clause, by, why);
};

/** LIST_QUERY, where a dialect has a discovery at all. */
const QUERY = 0;

/** Looks at administration commands as their driver hands them over, and as it collects them. */
export const lookAtCommands = (dialect: Dialect): Onlooker => {
  const { commands, failedResult } = watchOf(dialect);
  const headFields = new Set(Object.keys(dialect.answer.fields));
  /** Groups for which LIST_QUERY was answered since the last reset, by owner. */
  const queried = new Map<string, Set<number>>();
  const numberOf = (readable: Uint8Array, field: 'opcode' | 'group'): number => {
    const header = dialect.header.decode(readable) as Readonly<Record<string, unknown>>;
    return Number(header[dialect.headerFields[field]]);
  };
  const judgeOpened = (record: StepRecord, { by, device, token }: EventOf<'token/opened'>, judge: Judge): void => {
    const { before } = record;
    const { command } = token;
    const owner = deviceState(before, device);
    const driver = driverState(before, device);
    const given = givenCommand(dialect, before.readings, owner, driver, command);
    const { readable, writable: writableBytes } = command;
    const submitted = { owner: device as PfId, readable, writableBytes, judgedAtTake: null };
    const context = decodeCommand(before, dialect, submitted);
    const asked = queried.get(device)?.has(numberOf(readable, 'group')) ?? false;
    const watched = { ...given, context, queried: asked };
    for (const { clause, broken } of dialect.duties) tell(clause, by, broken(watched), judge);
    for (const rule of commands) tell(rule.clause, by, rule.judge(watched), judge);
  };
  const judgeClosed = (record: StepRecord, event: EventOf<'token/closed'>, judge: Judge): void => {
    const { by, device, token, outcome } = event;
    if (outcome === null) return;
    const { command } = token;
    const used = record.events.find(each => each.type === 'driver/queue');
    if (used?.type === 'driver/queue') {
      const elsewhere = used.queue !== command.queue;
      const why = when(elsewhere, `a command of virtqueue ${command.queue} comes back on ${used.queue}`);
      judge('admin.vq.used-on-same-queue', `device:${device}`, why);
    }
    if (!outcome.ok && failedResult !== null) {
      const believed = Object.keys(outcome.fields).find(field => !headFields.has(field));
      judge(failedResult, by, when(believed !== undefined, `believes ${believed} of a command that failed`));
    }
    if (outcome.ok && dialect.discovery && numberOf(command.readable, 'opcode') === QUERY) {
      const groups = queried.get(device) ?? new Set<number>();
      queried.set(device, groups.add(numberOf(command.readable, 'group')));
    }
  };
  return onlooker((record, judge) => {
    const { events, before } = record;
    for (const event of events) {
      if (event.type === 'reset/done') queried.delete(event.device);
      if (event.type !== 'token/opened' && event.type !== 'token/closed') {
        if (event.type !== 'sriov/wrote' || !event.from.vfEnable || event.to.vfEnable) continue;
        const told = events.some(each => each.type === 'note/violated');
        if (!told && dialect.holdsVfEnable) judge(dialect.holdsVfEnable.clause, driverOf(event.device), null);
        continue;
      }
      const { adminQueueIndex, adminQueueNum } = deviceState(before, event.device);
      const { queue } = event.token.command;
      const isAdmin = adminQueueNum > 0 && queue >= adminQueueIndex && queue < adminQueueIndex + adminQueueNum;
      if (!isAdmin || sideOf(event.by) !== 'driver' || parseActorId(event.by).kind !== 'driver') continue;
      if (event.type === 'token/opened') judgeOpened(record, event, judge);
      else judgeClosed(record, event, judge);
    }
  });
};
