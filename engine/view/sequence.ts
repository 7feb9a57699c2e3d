import { unreachable } from '../num/result.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { DeviceId } from '../world/ids.ts';
import { parseActorId, sideOf } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { askedIn } from './asked.ts';
import { pastOf } from './command-past.ts';
import { effectOf } from './effect.ts';
import { keys } from './history.ts';
import type { Lineage } from './ledger.ts';
import { inLaneOrder, MEMORY, type Message, messagesOf, nameOf } from './message.ts';
import { deviceTitle, queueName } from './names.ts';
import type { LogRow } from './parts/log.ts';
import type { BracketView, LaneId, LaneView, SequenceRow } from './parts/sequence.ts';
import { functionFormat } from './ring-read.ts';
import type { SequenceInput, SequenceMaker } from './sequence-there.ts';
import { stationsOf } from './stations.ts';
import { registerLabel } from './touch.ts';
import { parseWireId } from './wire.ts';

/** Rows that are sent at once, at most. */
const MOST_ROWS = 512;

const laneView = (world: World, id: LaneId, since: number): LaneView => {
  if (id === MEMORY) return { id, side: 'memory', name: 'memory', part: '', since };
  const parts = parseActorId(id);
  const side = sideOf(id);
  if (parts.kind === 'operator') return { id, side, name: 'operator', part: '', since };
  const name = deviceTitle(world.topology, parts.device);
  switch (parts.kind) {
    case 'driver':
    case 'device':
      return { id, side, name, part: parts.kind, since };
    case 'admin':
      return { id, side, name, part: `avq${parts.admin}`, since };
    case 'queue':
      return { id, side, name, part: queueName(deviceState(world, parts.device), parts.queue), since };
    default:
      return unreachable(parts);
  }
};

const labelOf = (record: StepRecord, { kind, from, to }: Message): string => {
  const { action, events, after } = record;
  const name = nameOf(record);
  switch (kind) {
    case 'notification':
    case 'interrupt':
      for (const event of events) {
        if (event.type !== 'wire/raised') continue;
        const { device, queue } = parseWireId(event.wire);
        if (queue === null) return 'configuration change';
        return kind === 'notification'
          ? `notify ${queueName(deviceState(after, device), queue)}`
          : `vector ${event.value}`;
      }
      return name;
    case 'register-write':
    case 'register-read': {
      const parts = parseActorId((kind === 'register-write' ? to : from) as Exclude<LaneId, 'memory'>);
      return (
        (parts.kind === 'device' && sideOf(action.actor) === 'driver' && registerLabel(record, parts.device)) || name
      );
    }
    case 'effect':
      return effectOf(record)?.text ?? name;
    default:
      return name;
  }
};

/** Whose commands somebody acts for: those of its own function. */
const ownerOf = (record: StepRecord): DeviceId | null => {
  const parts = parseActorId(record.action.actor);
  return parts.kind === 'operator' ? null : parts.device;
};

/** Stations at which the other side begins to see what was done before. */
const visibleFrom = (world: World, owner: DeviceId) => {
  const stations = stationsOf(functionFormat(world, owner));
  const name = (side: 'driver' | 'device'): string =>
    stations.find(each => each.side === side && each.visible)?.name ?? '';
  const sides = new Map(stations.map(each => [each.name, each.side]));
  return { sides, publishes: name('driver'), completes: name('device') };
};

/** Brackets that overlap on a lane, side by side. */
const placed = (brackets: readonly Omit<BracketView, 'place'>[]): BracketView[] => {
  const busy = new Map<LaneId, number[]>();
  return [...brackets]
    .sort((a, b) => a.from - b.from || a.id - b.id)
    .map(each => {
      const ends = busy.get(each.lane) ?? [];
      busy.set(each.lane, ends);
      const free = ends.findIndex(end => end <= each.from);
      const place = free < 0 ? ends.length : free;
      ends[place] = each.to ?? Number.POSITIVE_INFINITY;
      return { ...each, place };
    });
};

/** Shows the branch that is shown as messages between lanes, a window of it, each row made once. */
export const createSequence = ({ dialect, timeline, history, log }: SequenceInput): SequenceMaker => {
  /** From when on the other side sees what a command's step has stored; null: not as far as the run is known. */
  const hiddenBy = (record: StepRecord, lineage: Lineage): SequenceRow['hidden'] => {
    const owner = ownerOf(record);
    if (owner === null) return null;
    const { step, after } = record;
    const { sides, publishes, completes } = visibleFrom(after, owner);
    for (const { value } of history.moves.between(lineage, keys.owner(owner), step, step)) {
      const { id, station } = value;
      const side = sides.get(station);
      const seen = side === 'driver' ? publishes : side === 'device' ? completes : null;
      // What a device tells while it takes a chain is there at once.
      if (seen === null || station === seen || station === 'take') continue;
      const moves = history.moves.all(lineage, keys.command(owner, id));
      const found = moves.find(each => each.step > step && each.value.station === seen);
      // What comes after it hides nothing, such as a notification.
      if (!found && moves.some(each => each.step < step && each.value.station === seen)) continue;
      return { until: found?.step ?? null };
    }
    return null;
  };

  const makeRow = (row: LogRow, lineage: Lineage): SequenceRow | null => {
    const record = timeline.record(row.step);
    if (!record) return null;
    const { step, actor, side, action, sentence, visibility, refused } = row;
    const messages = messagesOf(record);
    const stores = messages.some(({ kind }) => kind === 'store');
    return {
      step,
      actor,
      side,
      action,
      sentence,
      visibility,
      refused,
      messages: messages.map(each => ({ ...each, label: labelOf(record, each) })),
      hidden: stores ? hiddenBy(record, lineage) : null,
    };
  };

  const made = new WeakMap<LogRow, SequenceRow>();
  /** Branches share the rows of the log that they share, and what was made of them. */
  const rowOf = (row: LogRow, lineage: Lineage): SequenceRow[] => {
    const known = made.get(row);
    if (known) return [known];
    const found = makeRow(row, lineage);
    // Until when it hides something is for this branch to say.
    if (found?.hidden === null) made.set(row, found);
    return found ? [found] : [];
  };

  /** Commands of an owner that are under way in some of the steps. */
  const bracketsOf = (lineage: Lineage, owner: DeviceId, first: number, last: number): Omit<BracketView, 'place'>[] => {
    const before = timeline.record(first)?.before;
    if (!before) return [];
    const ids = new Set([
      ...driverState(before, owner).tokens.map(({ command }) => command.id),
      ...history.moves.between(lineage, keys.owner(owner), first, last).map(({ value }) => value.id),
    ]);
    return [...ids].flatMap(id => {
      const past = pastOf(history, lineage, owner, id);
      if (!past) return [];
      const { passed, command } = past;
      const { publishes, completes } = visibleFrom(before, owner);
      const title = askedIn(dialect, command).text;
      const { adminQueueIndex, adminQueueNum } = deviceState(timeline.world(), owner);
      const admin = command.queue - adminQueueIndex;
      const server = admin >= 0 && admin < adminQueueNum ? `avq${admin}` : `q${command.queue}`;
      const spans = [
        [`driver:${owner}`, passed.get(publishes), passed.get('collect') ?? passed.get('lost')],
        [`device:${owner}/${server}`, passed.get('take'), passed.get(completes) ?? passed.get('lost')],
      ] as const;
      return spans.flatMap(([lane, from, to]) =>
        from === undefined ? [] : [{ owner, id, lane: lane as LaneId, title, from, to: to ?? null }],
      );
    });
  };

  return (from, count) => {
    const { branch, end } = timeline;
    const lineage = history.lineage(branch, end);
    const { rows, total, from: start } = log.window(from, Math.min(count, MOST_ROWS));
    const since = new Map(history.lanes.all(lineage, '').map(({ step, value }) => [value, step]));
    const owners = [...since.keys()].flatMap(lane => (lane.startsWith('driver:') ? [lane.slice(7) as DeviceId] : []));
    const world = timeline.world();
    const first = rows[0]?.step ?? 1;
    const last = rows.at(-1)?.step ?? 0;
    return {
      total,
      from: start,
      rows: rows.flatMap(row => rowOf(row, lineage)),
      lanes: inLaneOrder(since.keys()).map(lane => laneView(world, lane, since.get(lane) ?? 1)),
      brackets: placed(owners.flatMap(owner => bracketsOf(lineage, owner, first, last))),
    };
  };
};
