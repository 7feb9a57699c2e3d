import { decodeCommand } from '../admin/decode-command.ts';
import { answerTo } from '../admin/execute.ts';
import { askForReset } from '../device/needs-reset.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { peek } from '../memory/peek.ts';
import type { Chain, ChainFault } from '../virtq/chain.ts';
import { namedIn, writeElements } from '../virtq/gather.ts';
import type { HeldChain } from '../world/function-state.ts';
import type { PfId } from '../world/ids.ts';
import type { Turn } from '../world/turn.ts';
import type { World } from '../world/world.ts';
import type { Actor } from './actor.ts';
import type { Server, Serving } from './serve-queue.ts';
import { executed, fault, readablePart, serve, serveChoices, take } from './serve-queue.ts';

interface AdminServer extends Server {
  readonly device: PfId;
}

/** What the command of a chain has to wait for; null: nothing. */
const waitsFor = (world: World, { device: owner }: AdminServer, chain: Chain, dialect: Dialect): string | null => {
  if (!dialect.commands.some(({ waits }) => waits)) return null;
  const readable = readablePart(peek(world.memory), chain);
  if (!(readable instanceof Uint8Array)) return null;
  const submitted = { owner, readable, writableBytes: chain.writableBytes, judgedAtTake: null };
  const context = decodeCommand(world, dialect, submitted);
  return context.command?.waits?.(context) ?? null;
};

const serving = (server: AdminServer, dialect: Dialect): Serving => ({
  executes: chain => `Decodes the command of head ${chain.head}, checks it and carries it out.`,
  refusesToTake: () => null,
  refusesToExecute: (world, chain) => {
    const waits = waitsFor(world, server, chain, dialect);
    return waits === null ? null : `The command has to wait: ${waits}.`;
  },
  newestFirst: ({ readings }) => dialect.newestFirst(readings),
  asQueued: ({ readings }) => dialect.asQueued(readings),
});

const execute = (turn: Turn, server: AdminServer, entry: HeldChain, dialect: Dialect): void => {
  const { id, device: owner } = server;
  const { chain } = entry;
  const memory = turn.memory(id);
  const readable = readablePart(memory, chain);
  if (!(readable instanceof Uint8Array)) return fault(turn, server, readable);
  let usedLength = 0;
  const submitted = { owner, readable, writableBytes: chain.writableBytes, judgedAtTake: entry.judgedAtTake };
  let unwritable: ChainFault | null = null;
  let isAtEnd = false;
  // The whole effect is dropped when the answer cannot be written: nobody would ever hear of it.
  turn.branch(() => {
    const answer = answerTo(turn, id, dialect, submitted);
    isAtEnd = answer === null;
    if (!answer || answer.length === 0) return true;
    const written = writeElements(memory, chain.writable, answer, 'answer');
    if (typeof written === 'number') usedLength = written;
    else unwritable = namedIn(chain, written);
    return unwritable === null;
  });
  if (isAtEnd) return askForReset(turn, id, owner);
  if (unwritable) return fault(turn, server, unwritable);
  executed(turn, server, entry, usedLength);
};

/** The device side of administration virtqueue `admin` of a PF, at virtqueue index `queue`. */
export const adminDevice = (owner: PfId, admin: number, queue: number): Actor => {
  const server: AdminServer = { id: `device:${owner}/avq${admin}`, device: owner, queue };
  return {
    id: server.id,
    choices: (world, dialect) => serveChoices(world, server, serving(server, dialect)),
    perform: (turn, { name }, dialect) =>
      serve(turn, server, name, dialect.rules, serving(server, dialect), {
        take: ring =>
          take(turn, server, ring, dialect.rules, chain => {
            const readable = readablePart(turn.memory(server.id), chain);
            return readable instanceof Uint8Array
              ? dialect.judgeAtTake(turn.world.readings, () =>
                  decodeCommand(turn.world, dialect, {
                    owner,
                    readable,
                    writableBytes: chain.writableBytes,
                    judgedAtTake: null,
                  }),
                )
              : null;
          }),
        execute: entry => execute(turn, server, entry, dialect),
      }),
  };
};
