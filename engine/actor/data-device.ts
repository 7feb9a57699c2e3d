import { formatOf } from '../device/enable-queue.ts';
import { askForReset } from '../device/needs-reset.ts';
import type { DeviceRules } from '../device/rules.ts';
import { ownChoices } from '../device/rules.ts';
import { serveRequest, wants } from '../device/type/types.ts';
import { peek } from '../memory/peek.ts';
import { noFeatures } from '../num/feature-set.ts';
import type { Element } from '../virtq/element.ts';
import { namedIn, outside, writeElements } from '../virtq/gather.ts';
import type { HeldChain } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceOf, parseDeviceId } from '../world/ids.ts';
import { deviceState, driverState, pfOf } from '../world/lookup.ts';
import { buildOf } from '../world/topology.ts';
import type { Turn } from '../world/turn.ts';
import type { World } from '../world/world.ts';
import type { Actor, Choice } from './actor.ts';
import { headsOnHold } from './ordering.ts';
import type { Server, Serving } from './serve-queue.ts';
import { executed, fault, readablePart, serve, serveChoices, take } from './serve-queue.ts';

const NOTHING: readonly Choice[] = [];
const NO_QUEUE = { ring: null, held: [], decideFrom: null } as const;

/** What is left of a list of elements behind its first `bytes` bytes. */
const behind = (elements: readonly Element[], bytes: number): readonly Element[] => {
  let skip = bytes;
  return elements.flatMap(element => {
    const gone = Math.min(skip, element.len);
    skip -= gone;
    if (gone === element.len) return [];
    const addrLo = (element.addrLo + gone) >>> 0;
    const addrHi = element.addrLo + gone > 0xffff_ffff ? (element.addrHi + 1) >>> 0 : element.addrHi;
    return [{ ...element, addrHi, addrLo, len: (element.len - gone) as Element['len'] }];
  });
};

const execute = (turn: Turn, server: Server, entry: HeldChain, rules: DeviceRules): void => {
  const { id, device, queue } = server;
  const { chain } = entry;
  const memory = turn.memory(id);
  const readable = readablePart(memory, chain);
  if (!(readable instanceof Uint8Array)) return fault(turn, server, readable);
  const { data: from, negotiated } = deviceState(turn.world, device);
  // Entropy fills the whole buffer, so that none is made for one that ends nowhere.
  const nowhere = from.type === 'rng' ? outside(memory, chain.writable, chain.writableBytes) : null;
  if (nowhere) return fault(turn, server, namedIn(chain, nowhere));
  const features = negotiated ?? noFeatures;
  const request = { queue, features, readable, writableBytes: chain.writableBytes };
  const build = buildOf(pfOf(turn.world, device), parseDeviceId(device)?.vf ?? 0);
  const { peer } = rules.choices ?? ownChoices;
  const served = serveRequest(from, request, { peer, build });
  if ('broken' in served) {
    turn.emit({ type: 'note/said', by: id, text: `The device cannot go on: ${served.broken}.` });
    return askForReset(turn, id, device);
  }
  for (const { at, bytes } of served.pieces) {
    const written = writeElements(memory, behind(chain.writable, at), bytes, 'data');
    if (typeof written !== 'number') return fault(turn, server, namedIn(chain, written));
  }
  turn.emit({ type: 'note/said', by: id, text: `The device ${served.told}.` });
  if (served.data !== from) turn.emit({ type: 'device/changed', by: id, device, from, to: served.data });
  executed(turn, server, entry, served.used);
};

/** The device side of a virtqueue that carries what the function is there for. */
export const dataDevice = (device: DeviceId, queue: number): Actor => {
  const server: Server = { id: `device:${device}/q${queue}`, device, queue };
  const serving: Serving = {
    executes: chain => `Does what the buffer of head ${chain.head} asks for.`,
    refusesToTake: (world, { held }) =>
      wants(deviceState(world, device).data, queue, held.length) ? null : 'Nothing has come in to put into a buffer.',
    refusesToExecute: () => null,
  };
  const wire = `${deviceOf(device)}/q${queue}` as const;
  /** Asked at every step of everybody, and mostly true. */
  const isQuiet = (world: World): boolean => {
    const { ring, held, decideFrom } = deviceState(world, device).queues[queue] ?? NO_QUEUE;
    if (ring === null) return true;
    if (held.length > 0 || decideFrom !== null || world.wires[wire] !== undefined) return false;
    return formatOf(ring).available(peek(world.memory), ring) === 0;
  };
  const queueIsHeld = (world: World): boolean => headsOnHold(driverState(world, device).tokens, queue).length > 0;
  return {
    id: server.id,
    // A quiet data queue says nothing of itself: a function has several.
    choices: world => {
      if (isQuiet(world)) return NOTHING;
      const choices = serveChoices(world, server, serving);
      return choices.some(({ enabled }) => enabled) || queueIsHeld(world) ? choices : [];
    },
    perform: (turn, { name }, { rules }) =>
      serve(turn, server, name, rules, serving, {
        take: ring => take(turn, server, ring, rules),
        execute: entry => execute(turn, server, entry, rules),
      }),
  };
};
