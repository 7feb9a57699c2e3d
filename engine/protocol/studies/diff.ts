import { worldDifferences } from '../../compare/world-differences.ts';
import { listFeatures } from '../../device/feature.ts';
import type { Dialect } from '../../dialect/dialect.ts';
import { contains, readBytes } from '../../memory/memory.ts';
import type { Region } from '../../memory/region.ts';
import { hex, hiOf, loOf } from '../../num/addr.ts';
import { bytesToHex } from '../../num/bytes.ts';
import { iterate } from '../../num/pvec.ts';
import { err, ok } from '../../num/result.ts';
import type { Branch } from '../../run/timeline-types.ts';
import { letterOf } from '../../view/branches.ts';
import { lineageOf } from '../../view/ledger.ts';
import type { ByteRange } from '../../view/marked.ts';
import { changedRanges } from '../../view/marked.ts';
import { queueName } from '../../view/names.ts';
import { lookAt, regionSpans } from '../../view/region-spans.ts';
import { ringsView } from '../../view/rings.ts';
import { sameView } from '../../view/same.ts';
import { sentenceOf } from '../../view/sentence.ts';
import type { DeviceId } from '../../world/ids.ts';
import { sideOf } from '../../world/ids.ts';
import { deviceState, driverState } from '../../world/lookup.ts';
import { functionAt } from '../../world/topology.ts';
import type { World } from '../../world/world.ts';
import type { DiffBytes, DiffPlace, DiffRegion, DiffRing, DiffStep } from '../diffed.ts';
import { rejection } from '../rejection.ts';
import type { Session } from '../session.ts';
import { sayTo } from '../session.ts';
import type { Study } from '../study.ts';

/** Of each kind at most; how many there are is said. */
const MOST = { steps: 400, regions: 64, rows: 64, slots: 64, values: 800, rings: 64 } as const;
const ROW = 16;

// ---------------------------------------------------------------- which steps

interface At {
  readonly step: number;
  readonly branch: number;
}

const isStep = (value: unknown, end: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= end;

/** Where the ways to two steps part: the last step that both have. */
const commonStep = (branches: readonly Branch[], a: At, b: At): number => {
  const ours = lineageOf(branches, a.branch, a.step);
  const theirs = lineageOf(branches, b.branch, b.step);
  let common = 0;
  for (const { branch, upTo } of ours) {
    const shared = theirs.find(each => each.branch === branch);
    if (shared) common = Math.max(common, Math.min(upTo, shared.upTo));
  }
  return common;
};

const placeView = (session: Session, { step, branch }: At): DiffPlace => {
  const { timeline, dialect } = session;
  const record = timeline.record(step, branch);
  return {
    step,
    branch,
    letter: letterOf(branch),
    actor: record?.action.actor ?? null,
    sentence: record ? sentenceOf(dialect, record, sayTo(session)).sentence : '',
  };
};

/** The steps that lead to one of both and not to the other. */
const stepsSince = (session: Session, common: number, { step, branch }: At): DiffStep[] =>
  Array.from({ length: Math.min(MOST.steps, step - common) }, (_, k) => common + k + 1).flatMap(each => {
    const record = session.timeline.record(each, branch);
    if (!record) return [];
    const { sentence, refused } = sentenceOf(session.dialect, record, sayTo(session));
    const { actor } = record.action;
    return [{ step: each, actor, side: sideOf(actor), sentence, refused }];
  });

// ---------------------------------------------------------------- rings

const past = { found: null, lastDecisions: [] };

/** The virtqueues that look different, each with what its values were. */
const ringsOf = (before: World, after: World): DiffRing[] => {
  const found: DiffRing[] = [];
  for (let place = 0; place < after.drivers.length && found.length < MOST.rings; place += 1) {
    const device = functionAt(after.topology, place);
    const [old, now] = [driverState(before, device).queues, driverState(after, device).queues];
    if (old === now && before.memory === after.memory) continue;
    for (const queue of new Set([...Object.keys(old), ...Object.keys(now)].map(Number))) {
      const window = { device, queue, from: 0, count: MOST.slots, past };
      const rings = ringsView({ after, before, ...window });
      if (!rings || sameView(rings, ringsView({ after: before, before, ...window }))) continue;
      found.push({ state: !(queue in old) ? 'new' : !(queue in now) ? 'gone' : 'changed', rings });
    }
  }
  return found.slice(0, MOST.rings);
};

// ---------------------------------------------------------------- memory

const keyOf = ({ at, size, purpose, device, queue }: Region): string => `${device} ${at} ${size} ${purpose} ${queue}`;

const regionsOf = (world: World): Map<string, Region> =>
  new Map([...iterate(world.drivers)].flatMap(({ regions }) => regions.map(region => [keyOf(region), region])));

const bytesOf = (world: World, { at, size }: Pick<Region, 'at' | 'size'>): Uint8Array =>
  contains(world.memory, hiOf(at), loOf(at), size) ? readBytes(world.memory, at, size) : new Uint8Array(size);

interface Name {
  readonly path: string;
  readonly name: string;
  readonly offset: number;
  readonly size: number;
}

/** Rows of 16 bytes in which something differs, those beside each other in one piece. */
const piecesOf = (
  base: bigint,
  was: Uint8Array,
  is: Uint8Array,
  changed: readonly ByteRange[],
  names: readonly Name[],
): DiffBytes[] => {
  const skew = Number(base % BigInt(ROW));
  const rows = new Set<number>();
  for (const { offset, size } of changed) {
    const last = Math.floor((skew + offset + size - 1) / ROW);
    for (let row = Math.floor((skew + offset) / ROW); row <= last; row += 1) rows.add(row);
  }
  const pieces: { from: number; to: number }[] = [];
  for (const row of [...rows].sort((a, b) => a - b).slice(0, MOST.rows)) {
    const from = Math.max(0, row * ROW - skew);
    const to = Math.min(was.length, (row + 1) * ROW - skew);
    const open = pieces.at(-1);
    if (open && open.to === from) open.to = to;
    else pieces.push({ from, to });
  }
  return pieces.map(({ from, to }) => ({
    at: hex(base + BigInt(from)),
    was: bytesToHex(was.subarray(from, to)),
    is: bytesToHex(is.subarray(from, to)),
    changed: changed.flatMap(({ offset, size }) => {
      const start = Math.max(from, offset);
      const end = Math.min(to, offset + size);
      return start < end ? [{ offset: start - from, size: end - start }] : [];
    }),
    spans: names.flatMap(({ path, name, offset, size }) => {
      const start = Math.max(from, offset);
      const end = Math.min(to, offset + size);
      return start < end ? [{ path, name, offset: start - from, size: end - start }] : [];
    }),
  }));
};

const regionDiff = (
  dialect: Dialect,
  before: World,
  after: World,
  region: Region,
  state: DiffRegion['state'],
): DiffRegion | null => {
  const [was, is] = [bytesOf(before, region), bytesOf(after, region)];
  const changed = changedRanges(is, was);
  if (changed.length === 0 && state === 'changed') return null;
  const device = region.device as DeviceId;
  const slots = { from: 0, count: MOST.slots };
  const spansIn = (world: World, other: World) =>
    regionSpans(dialect, region, driverState(world, device), lookAt(region, world, other), slots);
  const now = spansIn(after, before);
  const then = new Map(spansIn(before, after).map(span => [span.path, span.text]));
  const inner = (state === 'gone' ? spansIn(before, after) : now).filter(
    (span, k, all) => (all[k + 1]?.depth ?? 0) <= span.depth,
  );
  const texts = new Map(now.map(span => [span.path, span.text]));
  return {
    at: hex(region.at),
    size: region.size,
    purpose: region.purpose,
    device,
    queue: region.queue === undefined ? null : queueName(deviceState(after, device), region.queue),
    side: region.side === 'both' ? 'driver' : region.side,
    state,
    fields: inner
      .filter(span => span.changed)
      .map(({ path, offset, size }) => ({
        what: path,
        at: hex(region.at + BigInt(offset)),
        size,
        was: state === 'new' ? bytesToHex(was.subarray(offset, offset + size)) : (then.get(path) ?? ''),
        is: state === 'gone' ? bytesToHex(is.subarray(offset, offset + size)) : (texts.get(path) ?? ''),
      })),
    pieces: piecesOf(region.at, was, is, changed, inner),
  };
};

const memoryOf = (dialect: Dialect, before: World, after: World): DiffRegion[] => {
  const [old, now] = [regionsOf(before), regionsOf(after)];
  const all = new Map([...old, ...now]);
  return [...all]
    .sort(([, a], [, b]) => (a.at < b.at ? -1 : 1))
    .flatMap(([key, region]) => {
      const state = !old.has(key) ? 'new' : !now.has(key) ? 'gone' : 'changed';
      return regionDiff(dialect, before, after, region, state) ?? [];
    });
};

/** Everything that differs between the worlds after two steps, of one branch or of two. */
export const diff: Study<'diff'> = ({ from, to, fromBranch, toBranch }, session) => {
  if (!session) return err(rejection('study', 'kind', 'needs a scenario, and none is loaded'));
  const { timeline, dialect } = session;
  const { branches } = timeline;
  const sides = [
    ['from', from, 'fromBranch', fromBranch ?? timeline.branch],
    ['to', to, 'toBranch', toBranch ?? timeline.branch],
  ] as const;
  for (const [name, step, branchName, branch] of sides) {
    const line = branches.find(({ id }) => id === branch);
    if (!line) {
      const allowed = `0 to ${branches.length - 1}`;
      return err(rejection('study', branchName, `found ${String(branch).slice(0, 20)}, allowed: ${allowed}`));
    }
    if (!isStep(step, line.end)) {
      return err(rejection('study', name, `found ${String(step).slice(0, 20)}, allowed: 0 to ${line.end}`));
    }
  }
  const { again } = sayTo(session);
  const asked: readonly [At, At] = [
    { step: from, branch: sides[0][3] },
    { step: to, branch: sides[1][3] },
  ];
  const common = commonStep(branches, ...asked);
  // On one line the earlier one is what was.
  const [left, right] = common === asked[1].step && common < asked[0].step ? [asked[1], asked[0]] : asked;
  const before = timeline.worldAt(left.step, left.branch);
  const after = timeline.worldAt(right.step, right.branch);
  const found = worldDifferences({ dialect, world: before }, { dialect, world: after });
  // Of one function both sets are told in full.
  const setOf = (world: World, place: string, what: string): string => {
    const { offered, facets, driverFeatures, negotiated } = deviceState(world, place as DeviceId);
    const set = { offered, assigned: facets.assigned, accepted: driverFeatures, negotiated }[what] ?? null;
    return set === null ? 'nothing yet' : listFeatures(dialect.features, set);
  };
  const values = found.flatMap(({ kind, place, what, left: was, right: is }) =>
    kind === 'register' || kind === 'features' || kind === 'state' || kind === 'driver'
      ? [
          kind === 'features'
            ? { kind, place, what, was: again(setOf(before, place, what)), is: again(setOf(after, place, what)) }
            : { kind, place, what, was: again(was ?? ''), is: again(is ?? '') },
        ]
      : [],
  );
  const regions = memoryOf(dialect, before, after);
  return ok({
    left: placeView(session, left),
    right: placeView(session, right),
    common,
    branches: branches.map(({ id, end }) => ({ id, letter: letterOf(id), end })),
    steps: {
      left: stepsSince(session, common, left),
      right: stepsSince(session, common, right),
      total: left.step - common + right.step - common,
    },
    values: values.slice(0, MOST.values),
    rings: ringsOf(before, after),
    regions: regions.slice(0, MOST.regions),
    regionsTotal: regions.length,
    /** Bytes that nobody holds at the later moment, and held neither at the earlier one. */
    loose: found.filter(({ kind, what }) => kind === 'memory' && what === 'memory that nobody holds now').length,
  });
};
