import type { Action } from '../actor/actor.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { StepRecord, Timeline } from '../run/timeline-types.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { DeviceId } from '../world/ids.ts';
import { parseDeviceId, pfId, sideOf } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { catalogView } from './catalog.ts';
import { commandView } from './command.ts';
import { currentCommand } from './command-past.ts';
import { featuresView } from './features.ts';
import { finderThere } from './find-there.ts';
import { groupView } from './group.ts';
import type { History } from './history.ts';
import { createHistory, keys } from './history.ts';
import type { Lineage } from './ledger.ts';
import { type Lens, lensThere } from './lens-there.ts';
import { createLog } from './log.ts';
import type { MembersCache } from './members.ts';
import { membersView } from './members.ts';
import { memoryView } from './memory.ts';
import { momentView } from './moment.ts';
import { nextView } from './next.ts';
import type { MemberNodeView } from './parts/group.ts';
import type { WriterView } from './parts/registers.ts';
import type { RunView } from './parts/run.ts';
import type { ViewParts } from './parts.ts';
import { registersThere } from './registers-there.ts';
import { ringsView } from './rings.ts';
import type { RingPast } from './rings-input.ts';
import { createRun } from './run.ts';
import { sameView } from './same.ts';
import { createSearchIndex } from './search-index.ts';
import { type SequenceMaker, sequenceThere } from './sequence-there.ts';
import { type Traces, tracesThere } from './traces-there.ts';
import { createVerdicts } from './verdicts.ts';
import type { Watch } from './watch.ts';
import { english, type Say, sayIn } from './words/say.ts';

const NO_PINS: ViewParts['pins'] = [];

type Parts = { -readonly [K in keyof ViewParts]?: ViewParts[K] };

/** Shows a timeline to one reader: remembers what was sent, and hands out what looks different since. */
export interface Viewer {
  /** Looks at the steps up to the shown one while they are at hand; later that costs making them again. */
  follow(): void;
  /** The parts that changed since the last call; all of them at the first. */
  changes(watch: Watch, bookmarks: RunView['bookmarks']): Partial<ViewParts>;
}

const ringPast = (history: History, lineage: Lineage, { device, queue }: NonNullable<Watch['queue']>): RingPast => {
  const lastDecisions = (['notification', 'interrupt'] as const).flatMap(about => {
    const last = history.decisions.last(lineage, keys.decision(device, queue, about));
    return last ? [{ ...last.value, step: last.step }] : [];
  });
  return { found: history.faults.last(lineage, keys.queue(device, queue))?.value ?? null, lastDecisions };
};

export const createViewer = (timeline: Timeline<Scenario>, dialect: Dialect): Viewer => {
  const verdicts = createVerdicts(timeline);
  const search = createSearchIndex(dialect);
  const history = createHistory(timeline, (branch, record) => {
    verdicts.see(branch, record);
    search.see(branch, record);
  });
  const run = createRun(timeline, dialect, history, verdicts);
  let say = english;
  const find = (what: string): readonly number[] => {
    search.speak(say, timeline);
    return finderThere()?.(search, what, history.lineage(timeline.branch, timeline.end)) ?? [];
  };
  let log = createLog(timeline, dialect, find, say);
  const sent: Parts = {};
  let cache: MembersCache | null = null;
  const members = new Map<string, MemberNodeView>();

  const rings = (watch: Watch, after: World, before: World, lineage: Lineage): ViewParts['rings'] =>
    watch.queue === null
      ? null
      : ringsView({ after, before, ...watch.queue, past: ringPast(history, lineage, watch.queue) });

  const command = (watch: Watch, after: World, before: World, lineage: Lineage): ViewParts['command'] => {
    const owner = watch.command?.owner ?? pfId(parseDeviceId(watch.device)?.pf ?? 0);
    const latest = currentCommand(history, lineage, owner, keys.owner(owner));
    const show = (id: number | null | undefined): ViewParts['command'] =>
      id == null
        ? null
        : commandView({
            say,
            dialect,
            history,
            lineage,
            after,
            before,
            step: timeline.step,
            owner,
            id,
            record: step => timeline.record(step),
            worldAt: step => timeline.worldAt(step),
          });
    return show(watch.command?.id) ?? show(latest);
  };

  let features: ViewParts['features'] | null = null;
  let made: readonly unknown[] = [];
  /** Features depend on one function alone: they are made again only when it is another one, or in another state. */
  const featuresOf = (device: DeviceId, after: World, before: World): ViewParts['features'] => {
    const from = [device, deviceState(after, device), deviceState(before, device)];
    if (!features || from.some((each, k) => each !== made[k])) {
      made = from;
      features = featuresView(dialect, after, before, device);
    }
    return features;
  };

  const registers = (watch: Watch, after: World, before: World, lineage: Lineage): ViewParts['registers'] => {
    const { device } = watch;
    if (!watch.registers) return null;
    const lastOf = (...all: readonly string[]): WriterView | null => {
      const found = all.flatMap(key => history.writers.last(lineage, key) ?? []);
      const latest = found.toSorted((a, b) => b.step - a.step)[0];
      return latest ? { step: latest.step, actor: latest.value, side: sideOf(latest.value) } : null;
    };
    const { queue } = watch.registers;
    const record = (step: number) => timeline.record(step);
    return registersThere()?.({ dialect, after, before, device, queue, lastOf, record }) ?? null;
  };

  let sequenceMaker: SequenceMaker | undefined;
  const sequence = (watch: Watch): ViewParts['sequence'] => {
    if (!watch.sequence) return null;
    sequenceMaker ??= sequenceThere()?.({ dialect, timeline, history, log });
    return sequenceMaker?.(watch.sequence.from, watch.sequence.count) ?? null;
  };

  let traces: ReturnType<Traces['create']> | null = null;
  const following = () => {
    traces ??= tracesThere()?.create(timeline, dialect, history) ?? null;
    return traces;
  };

  const lensOf = (watch: Watch, after: World, lineage: Lineage): Lens | null =>
    (watch.lens &&
      lensThere()?.({ name: watch.lens, device: watch.device, dialect, timeline, history, lineage, world: after })) ||
    null;

  /** The members as they are, and whether they were seen through a lens last. */
  const plain = new Map<string, MemberNodeView>();
  let wasThrough = false;
  /** The members that look different from what was sent. */
  const changedMembers = (after: World, before: World, lens: Lens | null): Record<string, MemberNodeView> => {
    const update = membersView(dialect, after, before, cache, say);
    cache = update.cache;
    const changed: Record<string, MemberNodeView> = {};
    const fresh = Object.entries(update.members);
    for (const [id, view] of fresh) plain.set(id, view);
    const all = lens || wasThrough ? plain : fresh;
    wasThrough = lens !== null;
    for (const [id, bare] of all) {
      const view = lens ? lens.member(bare) : bare;
      if (sameView(members.get(id), view)) continue;
      members.set(id, view);
      changed[id] = view;
    }
    return changed;
  };

  /** Everything but the members and the catalogue, as it looks now. */
  const look = (
    watch: Watch,
    bookmarks: RunView['bookmarks'],
    record: StepRecord | null,
    after: World,
    last: World,
    lineage: Lineage,
  ): Omit<ViewParts, 'members' | 'catalog' | 'lens'> => {
    const { step, branch } = timeline;
    const before = watch.since !== null && watch.since < step ? timeline.worldAt(watch.since) : last;
    const scheduled: Action | null = timeline.scheduled();
    const shownCommand = command(watch, after, before, lineage);
    return {
      run: run({ world: after, scheduled, bookmarks }, say),
      moment: record && momentView(dialect, record, history, lineage, history.lineage(branch, step - 1), say),
      next: nextView(after, timeline.choices(), scheduled, say),
      group: groupView(dialect, after, last, record, history, lineage, say),
      rings: rings(watch, after, before, lineage),
      command: shownCommand,
      memory: memoryView({
        dialect,
        after,
        before,
        queue: watch.queue,
        at: BigInt(watch.memory.at),
        rows: watch.memory.rows,
        changed: watch.only,
      }),
      features: featuresOf(watch.device, after, before),
      registers: registers(watch, after, before, lineage),
      log: log.window(watch.log.from, watch.log.count, watch.log.find),
      sequence: sequence(watch),
      trace: watch.trace
        ? (following()?.trace(watch.trace, after, {
            device: watch.device,
            queue: watch.registers?.queue ?? null,
            command: shownCommand,
          }) ?? null)
        : null,
      pins: watch.pins.length > 0 ? (following()?.pins(watch.pins, after, before) ?? NO_PINS) : NO_PINS,
    };
  };

  /** Tells everything in other words from now on, and all of it anew. */
  const speak = (words: Say): void => {
    say = words;
    log = createLog(timeline, dialect, find, say);
    sequenceMaker = undefined;
    features = null;
    cache = null;
    members.clear();
    plain.clear();
    for (const name of Object.keys(sent) as (keyof ViewParts)[]) delete sent[name];
  };

  const keep = <K extends keyof ViewParts>(changed: Parts, name: K, part: ViewParts[K]): void => {
    if (name in sent && sameView(sent[name], part)) return;
    sent[name] = part;
    changed[name] = part;
  };

  return {
    follow: () => {
      history.lineage(timeline.branch, timeline.step);
    },
    changes: (watch, bookmarks) => {
      const words = sayIn(watch.language);
      if (words !== say) speak(words);
      const record = timeline.record(timeline.step);
      const after = record?.after ?? timeline.world();
      const before = record?.before ?? after;
      const changed: Parts = {};
      if (!sent.catalog) changed.catalog = sent.catalog = say.catalog(catalogView(dialect, after.readings));
      const lineage = history.lineage(timeline.branch, timeline.step);
      const bare = say.leaves(look(watch, bookmarks, record, after, before, lineage));
      const lens = lensOf(watch, after, lineage);
      const parts = {
        ...(lens ? lens.parts(bare) : bare),
        lens: lens && { ...lens.view, party: say.again(lens.view.party) },
      };
      for (const name of Object.keys(parts) as (keyof typeof parts)[]) keep(changed, name, parts[name]);
      const isFirst = cache === null;
      const different = changedMembers(after, before, lens);
      if (isFirst || Object.keys(different).length > 0) changed.members = different;
      return changed;
    },
  };
};
