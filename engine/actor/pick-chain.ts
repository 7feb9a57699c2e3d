import type { ClauseId } from '../spec/clause.ts';
import type { HeldChain } from '../world/function-state.ts';
import { headsAvailable, sequenceOf } from './in-flight.ts';
import type { Ordering } from './ordering.ts';

const onHold = (heads: readonly number[]): string =>
  heads.length === 1
    ? `Head ${heads[0]} is on hold: it goes on when it is released.`
    : `Heads ${heads.join(', ')} are on hold: each goes on when it is released.`;

const behind = (head: number, clause: ClauseId): string =>
  `Nothing goes before head ${head}, which is on hold (${clause}).`;

/**
 * The chain that a device carries out, and the one that it returns: the first in order of those that are so far and not on
 * hold. Where a rule fixes the order, nothing overtakes what is on hold.
 */
export const pickChain: Ordering['pick'] = (world, queue, holds, picking) => {
  const { held, order, ring } = queue;
  const inOrder = ring?.options.inOrder ?? false;
  const sequence = sequenceOf(queue, picking.newestFirst && !inOrder);
  const isOnHold = ({ chain }: HeldChain): boolean => holds.includes(chain.head);
  /** The first at a stage that goes on; what is on hold stops those behind it where a rule says so. */
  const first = (stage: HeldChain['stage'], rule: ClauseId | null) => {
    const stopped: number[] = [];
    for (const each of sequence) {
      if (each.stage === 'returned') continue;
      if (!isOnHold(each)) {
        if (each.stage === stage) return { chain: each, why: null };
        continue;
      }
      if (each.stage === stage) stopped.push(each.chain.head);
      if (rule === null || (stage === 'taken' && each.stage === 'executed')) continue;
      const waits = sequence.some(other => other.stage === stage && !isOnHold(other));
      if (waits) return { chain: undefined, why: behind(each.chain.head, rule) };
      break;
    }
    return { chain: undefined, why: stopped.length > 0 ? onHold(stopped) : null };
  };
  const rule = inOrder ? 'features.device.in-order-use' : picking.asQueued;
  const execute = first('taken', rule);
  const giveBack = first('executed', inOrder ? rule : null);
  /** One that has to go before and that the device has not even taken yet. */
  const awaited = (chain: HeldChain | undefined): number | null => {
    const at = order && chain ? order.indexOf(chain.chain.head) : -1;
    if (!order || at < 1 || !picking.takes) return null;
    const available = headsAvailable(world, picking.device, picking.queue);
    const away = (head: number): boolean => available.includes(head) && !held.some(each => each.chain.head === head);
    return order.slice(0, at).find(head => away(head) && !holds.includes(head)) ?? null;
  };
  const goesFirst = (head: number): string => `Head ${head} goes first: it was put there by hand.`;
  const away = awaited(execute.chain);
  const next = away === null && order?.includes(execute.chain?.chain.head ?? -1) ? execute.chain : undefined;
  const isBefore = next && giveBack.chain && sequence.indexOf(next) < sequence.indexOf(giveBack.chain);
  const late = isBefore ? next.chain.head : awaited(giveBack.chain);
  const cut = held.findIndex(isOnHold);
  return {
    execute: away === null ? execute.chain : undefined,
    executeWaits: away === null ? execute.why : goesFirst(away),
    giveBack: late === null ? giveBack.chain : undefined,
    giveBackWaits: late === null ? giveBack.why : goesFirst(late),
    free: cut < 0 ? held : held.slice(0, cut),
  };
};
