import type { GuestAddr } from '../num/addr.ts';
import type { PendingCommand } from '../world/driver-state.ts';
import type { CommandOutcome } from '../world/event.ts';
import type { DeviceId } from '../world/ids.ts';
import type { History } from './history.ts';
import { keys } from './history.ts';
import type { Lineage } from './ledger.ts';
import type { Move } from './moves.ts';

/** What is known of a command from the steps up to one. */
export interface CommandPast {
  readonly command: PendingCommand;
  /** Step at which it was given to its driver. */
  readonly since: number;
  /** Steps at which it passed its stations, by their names; also 'lost'. */
  readonly passed: ReadonlyMap<string, number>;
  /** Stations at which a notification or an interrupt was suppressed. */
  readonly skipped: ReadonlySet<string>;
  readonly readableAt: GuestAddr | null;
  readonly writableAt: GuestAddr | null;
  readonly head: number | null;
  readonly usedLength: number | null;
  readonly outcome: CommandOutcome | null;
}

/** Sums a command's moves up; null: it was not given yet. */
export const pastOf = (history: History, lineage: Lineage, owner: DeviceId, id: number): CommandPast | null => {
  const passed = new Map<string, number>();
  const skipped = new Set<string>();
  let command: PendingCommand | null = null;
  let since = 0;
  let latest: Partial<Move> = {};
  for (const { step, value: move } of history.moves.all(lineage, keys.command(owner, id))) {
    if (move.station === 'given') {
      command = move.command ?? null;
      since = step;
    } else {
      passed.set(move.station, step);
      if (!move.sent) skipped.add(move.station);
    }
    latest = { ...latest, ...move };
  }
  return (
    command && {
      command,
      since,
      passed,
      skipped,
      readableAt: latest.readableAt ?? null,
      writableAt: latest.writableAt ?? null,
      head: latest.head ?? null,
      usedLength: latest.usedLength ?? null,
      outcome: latest.outcome ?? null,
    }
  );
};

/**
 * The command to look at on a virtqueue, or of an owner (`keys.queue`, `keys.owner`): the one that moved last; one that
 * was given since then only when the other is over. Null: none was given.
 */
export const currentCommand = (history: History, lineage: Lineage, owner: DeviceId, key: string): number | null => {
  const moved = history.moves.last(lineage, key);
  const given = history.given.last(lineage, key);
  if (!moved || !given || given.step < moved.step) return moved?.value.id ?? given?.value.id ?? null;
  const past = pastOf(history, lineage, owner, moved.value.id);
  return past?.passed.has('collect') || past?.passed.has('lost') ? given.value.id : moved.value.id;
};
