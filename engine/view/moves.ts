import type { GuestAddr } from '../num/addr.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { PendingCommand } from '../world/driver-state.ts';
import type { CommandOutcome } from '../world/event.ts';
import type { DeviceId } from '../world/ids.ts';
import { parseActorId } from '../world/ids.ts';
import { driverState } from '../world/lookup.ts';
import { memoryOf } from './chain-state.ts';
import { packedView } from './packed-there.ts';
import { usedChains } from './ring-read.ts';

/** What a command has come by in one step; members that stay out are not known from that step. */
export interface Move {
  readonly owner: DeviceId;
  /** Command of the owner, counted from 1. */
  readonly id: number;
  /** Index of the virtqueue. */
  readonly queue: number;
  /** Station of the journey, or 'given', or 'lost' for a command that was dropped without an answer. */
  readonly station: string;
  /** False: the notification or interrupt of this station was suppressed. */
  readonly sent: boolean;
  /** Only with 'given'. */
  readonly command?: PendingCommand;
  readonly readableAt?: GuestAddr;
  readonly writableAt?: GuestAddr;
  readonly head?: number;
  /** Bytes that the device wrote, or that the driver was told. */
  readonly usedLength?: number;
  readonly outcome?: CommandOutcome;
}

/** Finds the command that a device holds at a head; null: nobody put one there. */
export type Holder = (owner: DeviceId, queue: number, head: number) => number | null;

const sentIn = (record: StepRecord): boolean =>
  record.events.every(event => event.type !== 'note/decided' || event.send);

/** The stages of a command on its way out: those of the ring format, between 'fill' and 'notify'. */
const exposed = (record: StepRecord, owner: DeviceId): Move[] => {
  const { name } = record.action;
  const before = driverState(record.before, owner).exposing;
  const after = driverState(record.after, owner).exposing;
  if (before === after) return [];
  if (before?.stage !== name && !(before === null && name === 'fill')) return [];
  const { command } = before ?? after ?? {};
  if (!command) return [];
  const at = after ?? before;
  return [
    {
      owner,
      id: command.id,
      queue: command.queue,
      station: name,
      sent: sentIn(record),
      ...(at?.readableAt != null && { readableAt: at.readableAt }),
      ...(at?.writableAt != null && { writableAt: at.writableAt }),
      ...(at?.head != null && { head: at.head }),
    },
  ];
};

/** Commands that were waiting before the step, are not waiting after it, and are not on their way either. */
const dropped = (record: StepRecord, owner: DeviceId): Move[] => {
  const before = driverState(record.before, owner);
  const after = driverState(record.after, owner);
  if (before.commands === after.commands && before.exposing === after.exposing) return [];
  const alive = new Set([...after.commands, ...(after.exposing ? [after.exposing.command] : [])].map(({ id }) => id));
  // Once published it is a token, and ends as one.
  const published = new Set([...before.tokens, ...after.tokens].map(({ command }) => command.id));
  const { exposing } = before;
  return [...before.commands, ...(exposing && exposing.stage !== 'notify' ? [exposing.command] : [])]
    .filter(({ id }) => !alive.has(id) && !published.has(id))
    .map(({ id, queue }) => ({ owner, id, queue, station: 'lost', sent: true }));
};

/** Every command that moved in a step. `holder` knows which command was published at a head, or taken from there. */
export const movesOf = (record: StepRecord, holder: Holder): Move[] => {
  const parts = parseActorId(record.action.actor);
  const moves: Move[] = parts.kind === 'driver' ? exposed(record, parts.device) : [];
  const lost = new Set<DeviceId>();
  const held = (
    owner: DeviceId,
    queue: number,
    head: number | null,
    station: string,
    rest: Partial<Move> = {},
  ): void => {
    const id = head === null ? null : holder(owner, queue, head);
    if (id !== null) moves.push({ owner, id, queue, station, sent: true, ...rest });
  };
  for (const event of record.events) {
    switch (event.type) {
      case 'command/given': {
        const { device: owner, command } = event;
        moves.push({ owner, id: command.id, queue: command.queue, station: 'given', sent: true, command });
        break;
      }
      case 'queue/took':
        held(event.device, event.queue, event.head, 'take');
        break;
      case 'queue/executed': {
        const usedLength = event.to.held.find(({ chain }) => chain.head === event.head)?.usedLength;
        held(event.device, event.queue, event.head, 'execute', usedLength === undefined ? {} : { usedLength });
        break;
      }
      case 'queue/returned':
        for (const [k, { chain, stage }] of event.to.held.entries()) {
          if (stage === 'returned' && event.from.held[k]?.stage !== 'returned')
            held(event.device, event.queue, chain.head, 'return');
        }
        break;
      case 'queue/completed':
        for (const { chain, stage } of event.from.held) {
          if (stage === 'returned') held(event.device, event.queue, chain.head, 'complete');
        }
        break;
      case 'queue/decided': {
        const { decideFrom, ring } = event.from;
        if (decideFrom === null || event.to.decideFrom !== null || !ring) break;
        const half = driverState(record.before, event.device).queues[event.queue];
        const heads =
          ring.format === 'split'
            ? usedChains(memoryOf(record.before), ring.areas, ring.options, decideFrom, ring.publishedUsedIdx).map(
                ({ head }) => head,
              )
            : half
              ? packedView()
                  .usedBetween(record.before, half, decideFrom, ring.publishedUsedIdx)
                  .map(({ id }) => id)
              : [];
        for (const head of heads) {
          held(event.device, event.queue, head, 'interrupt', { sent: sentIn(record) });
        }
        break;
      }
      case 'token/closed': {
        const { device: owner, token, usedLength, outcome } = event;
        const { id, queue } = token.command;
        const known = { ...(usedLength !== null && { usedLength }), ...(outcome && { outcome }) };
        moves.push({ owner, id, queue, station: outcome ? 'collect' : 'lost', sent: true, ...known });
        break;
      }
      case 'driver/changed':
        if (event.to.commands !== undefined || event.to.exposing !== undefined) lost.add(event.device);
        break;
      default:
        break;
    }
  }
  for (const owner of lost) moves.push(...dropped(record, owner));
  return moves;
};
