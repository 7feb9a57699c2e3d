import { commonCfg } from '../../device/common-cfg.ts';
import { statusBits } from '../../device/status.ts';
import { featuresOf } from '../../device/type/types.ts';
import type { Dialect } from '../../dialect/dialect.ts';
import { dialectOf } from '../../dialect/dialects.ts';
import { describeStruct } from '../../layout/describe.ts';
import { writesOf } from '../../lesson/grade.ts';
import type { Lesson, Page, Prediction } from '../../lesson/lesson.ts';
import { readRegister, type Segment } from '../../lesson/prose.ts';
import { playSolution } from '../../lesson/task.ts';
import { hex } from '../../num/addr.ts';
import { ok } from '../../num/result.ts';
import { choicesAt } from '../../run/step.ts';
import type { Timeline } from '../../run/timeline-types.ts';
import { stageNames } from '../../scenario/expectation-schema.ts';
import { ringField } from '../../scenario/ring-field.ts';
import type { Expectation, Scenario } from '../../scenario/scenario.ts';
import { featureBitView } from '../../view/feature-bits.ts';
import { areasAt, formatAt } from '../../view/ring-read.ts';
import type { Subject } from '../../view/subject.ts';
import { descFlagNames, VIRTQ_DESC_F_AVAIL, VIRTQ_DESC_F_USED } from '../../virtq/layouts.ts';
import type { ActorId, DeviceId } from '../../world/ids.ts';
import { deviceOf, driverOf, parseActorId, pfId } from '../../world/ids.ts';
import { deviceState } from '../../world/lookup.ts';
import { functionIndex } from '../../world/topology.ts';
import type { World } from '../../world/world.ts';
import type { Asked, AskedField, LessonScene, NamedValue } from '../lessons.ts';
import type { Study } from '../study.ts';
import { pageAt, timelineAt } from './lesson.ts';

type Place = LessonScene['queue'];

/** Steps in which is looked for names and actors that a scenario has. */
const FURTHER = 2000;

// ---------------------------------------------------------------- what an answer can be

/** Which part of an answer a field is in, and what it can be. */
const askedField = (dialect: Dialect, path: string): AskedField => {
  const inAnswer = describeStruct(dialect.answer).find(each => each.path === path);
  const structs = dialect.commands.flatMap(({ result }) => result ?? []);
  const row = inAnswer ?? structs.flatMap(struct => describeStruct(struct)).find(each => each.path === path);
  const named = new Map(Object.entries(row?.values ?? {}).map(([value, name]) => [Number(value), name]));
  if (inAnswer && named.size === 0) {
    // Only together with the status it says what is wrong.
    for (const { fields, name } of [dialect.success, ...dialect.refusals]) {
      const value = fields[path];
      if (value !== undefined && !named.has(value)) named.set(value, name);
    }
  }
  return {
    path,
    at: `${inAnswer ? 'answer' : 'result'}.${path}`,
    size: row?.size ?? 0,
    values: [...named].map(([value, name]) => ({ value, name })).sort((a, b) => a.value - b.value),
    hex: row?.show !== undefined && row.show !== 'dec',
  };
};

const statusValues: readonly NamedValue[] = statusBits.map(({ bit, name }) => ({ value: bit, name }));

const registerBits = (
  world: World,
  dialect: Dialect,
  { device, register, select }: Extract<Prediction, { that: 'register' }>,
): readonly NamedValue[] => {
  if (register === 'device_status') return statusValues;
  if (select === undefined || (register !== 'device_feature' && register !== 'driver_feature')) return [];
  const table = featuresOf(dialect.features, deviceState(world, device).data.type);
  return table.bits.flatMap(({ bit, name }) =>
    Math.floor(bit / 32) === select ? [{ value: 2 ** (bit % 32), name }] : [],
  );
};

const named = (names: Readonly<Record<number, string>>): readonly NamedValue[] =>
  Object.entries(names).map(([value, name]) => ({ value: Number(value), name }));

const packedBits: readonly NamedValue[] = [
  ...named(descFlagNames),
  { value: VIRTQ_DESC_F_AVAIL, name: 'VIRTQ_DESC_F_AVAIL' },
  { value: VIRTQ_DESC_F_USED, name: 'VIRTQ_DESC_F_USED' },
];

/** Where a field of a ring stands. */
const ringPlace = (world: World, { device, queue }: NonNullable<Place>, field: string) => {
  const areas = areasAt(world, device, queue);
  const format = formatAt(world, device, queue);
  const place = areas && ringField(field, areas.size, format);
  if (!areas || !place) return null;
  const { descHi, descLo, driverHi, driverLo, deviceHi, deviceLo } = areas;
  const [hi, lo] = { desc: [descHi, descLo], driver: [driverHi, driverLo], device: [deviceHi, deviceLo] }[
    place.area
  ] as [number, number];
  const at = (BigInt(hi) << 32n) + BigInt(lo >>> 0) + BigInt(place.offset);
  return { at: hex(at), size: place.size, format };
};

/** Everybody who acts in the run, or could at the step, in the order of the functions; the operator first. */
const actorsOf = (world: World, timeline: Timeline): readonly ActorId[] => {
  const found = new Set<ActorId>(choicesAt(world).map(({ action }) => action.actor));
  for (let step = 1; step <= timeline.end; step += 1) {
    const actor = timeline.record(step)?.action.actor;
    if (actor) found.add(actor);
  }
  const place = (actor: ActorId): number => {
    const parts = parseActorId(actor);
    return parts.kind === 'operator' ? -1 : functionIndex(world.topology, parts.device);
  };
  return [...found].sort((a, b) => place(a) - place(b) || rank(a) - rank(b) || (a < b ? -1 : 1));
};

const rank = (actor: ActorId): number => {
  const parts = parseActorId(actor);
  if (parts.kind === 'operator') return 0;
  return actor === driverOf(parts.device) ? 1 : actor === deviceOf(parts.device) ? 2 : 3;
};

const namesWritten = (timeline: Timeline): readonly string[] => {
  const records = Array.from({ length: timeline.end }, (_, k) => timeline.record(k + 1)).filter(each => each !== null);
  return writesOf(records);
};

const askedOf = (right: Prediction, world: World, dialect: Dialect, timeline: Timeline): Asked => {
  switch (right.that) {
    case 'outcome': {
      // That a command is never answered is not told by what is asked of its answer.
      const paths = Object.keys(right.is ?? dialect.success.fields);
      const { owner = pfId(0), command } = right;
      return { that: right.that, owner, command, fields: paths.map(path => askedField(dialect, path)) };
    }
    case 'register': {
      const { device, register, select = null } = right;
      const size = describeStruct(commonCfg).find(({ path }) => path === register)?.size ?? 0;
      const bits = registerBits(world, dialect, right);
      return { that: right.that, device, register, row: `common.${register}`, select, size, bits };
    }
    case 'features': {
      const { device, set } = right;
      const table = featuresOf(dialect.features, deviceState(world, device).data.type);
      return { that: right.that, device, set, bits: table.bits.map(({ bit }) => featureBitView(table, bit)) };
    }
    case 'ring': {
      const { device, queue, field } = right;
      const place = ringPlace(world, right, field);
      const isFlags = /^desc\[\d+\]\.flags$/.test(field);
      const bits = !isFlags ? [] : place?.format === 'packed' ? packedBits : named(descFlagNames);
      return { that: right.that, device, queue, field, at: place?.at ?? null, size: place?.size ?? 2, bits };
    }
    case 'driver':
      return { that: right.that, device: right.device, stages: stageNames };
    case 'owner': {
      const { device, queue, descriptor } = right;
      return { that: right.that, device, queue, descriptor };
    }
    case 'actor':
      return { that: right.that, actors: actorsOf(world, timeline) };
    case 'writes':
      return { that: right.that, names: namesWritten(timeline) };
  }
};

// ---------------------------------------------------------------- what the words lead to

/** The virtqueue that an expectation speaks of. */
const queueIn = (each: Prediction | Expectation): Place =>
  each.that === 'ring' || each.that === 'owner' ? { device: each.device, queue: each.queue } : null;

const queueOfPage = ({ question, task }: Page): Place =>
  [...(question ? [question.right] : []), ...(task?.goal ?? [])].map(queueIn).find(each => each !== null) ?? null;

/** The administration virtqueue of a PF, or the first virtqueue that is there at all. */
const usualQueue = (world: World): Place => {
  const all = world.topology.pfs.map((_, pf) => pfId(pf));
  const admin = all.find(id => deviceState(world, id).adminQueueNum > 0);
  if (admin) return { device: admin, queue: deviceState(world, admin).adminQueueIndex };
  const device = all.find(id => deviceState(world, id).queues.some(({ registers }) => registers.enabled));
  return device === undefined ? null : { device, queue: 0 };
};

/** That of the page, else of the nearest page on the same scenario that is about one. */
const queueFor = ({ pages }: Lesson, nth: number, world: World): Place => {
  const page = pages[nth];
  const near = pages
    .map((each, k) => ({ far: Math.abs(k - nth), queue: each.scenario === page?.scenario ? queueOfPage(each) : null }))
    .filter(({ queue }) => queue !== null)
    .sort((a, b) => a.far - b.far);
  return near[0]?.queue ?? usualQueue(world);
};

const fieldSubject = (target: string, world: World, dialect: Dialect, queue: Place): Subject | null => {
  const place = queue && ringPlace(world, queue, target);
  if (place) return { kind: 'bytes', at: place.at, size: place.size };
  const parts = [
    ['header', [dialect.header]],
    ['data', dialect.commands.flatMap(({ data }) => data ?? [])],
    ['answer', [dialect.answer]],
    ['result', dialect.commands.flatMap(({ result }) => result ?? [])],
  ] as const;
  const part = parts.find(([, structs]) =>
    structs.some(struct => describeStruct(struct).some(({ path }) => path === target)),
  );
  return part ? { kind: 'field', field: `${part[0]}.${target}` } : null;
};

/** The function that the page is about: that of its question or goal, else the one whose virtqueue is shown. */
const deviceOfPage = ({ question, task }: Page, queue: Place): DeviceId =>
  [...(question ? [question.right] : []), ...(task?.goal ?? [])]
    .map(each => ('device' in each ? each.device : null))
    .find(each => each !== null) ??
  queue?.device ??
  pfId(0);

const subjectOf = (
  link: Exclude<Segment, string>,
  world: World,
  dialect: Dialect,
  { queue, about }: { readonly queue: Place; readonly about: DeviceId },
): Subject | null => {
  switch (link.kind) {
    case 'step':
      return { kind: 'step', step: Number(link.target) };
    case 'device':
      return { kind: 'device', device: link.target as DeviceId };
    case 'clause':
      return { kind: 'clause', clause: link.target };
    case 'register': {
      const { device, register } = readRegister(link.target);
      return { kind: 'register', device: (device as DeviceId | null) ?? about, register: `common.${register}` };
    }
    case 'field':
      return fieldSubject(link.target, world, dialect, queue);
  }
};

const linksIn = ({ text, look, question, task }: Page): readonly Exclude<Segment, string>[] =>
  [
    ...text,
    ...(look === undefined ? [] : [look]),
    ...(question ? [...question.ask, ...(question.why ?? [])] : []),
    ...(task ? [...task.ask, ...(task.hint ?? [])] : []),
  ].flatMap(each => (typeof each === 'string' ? [] : [each]));

const referenceOf = ({ step, task }: Page, scenario: Scenario): number | null => {
  if (!task) return null;
  const { at } = playSolution(scenario, step, task);
  return at === null ? null : at - step;
};

/** What a page asks for and what its words lead to, found in a run of its own. */
export const lessonScene: Study<'lesson-scene'> = ask => {
  const found = pageAt(ask);
  const { page: nth } = ask;
  if (!found.ok) return found;
  const { lesson, page, scenario } = found.value;
  const dialect = dialectOf(scenario.dialect, scenario.readings);
  const timeline = timelineAt(scenario, page.step);
  const world = timeline.world();
  const queue = queueFor(lesson, nth, world);
  const about = deviceOfPage(page, queue);
  const subjects = linksIn(page).flatMap(link => {
    const subject = subjectOf(link, world, dialect, { queue, about });
    return subject ? [[`${link.kind}:${link.target}`, subject] as const] : [];
  });
  const right = page.question?.right;
  if (right && (right.that === 'actor' || right.that === 'writes')) timeline.run(FURTHER);
  return ok({
    asked: right ? askedOf(right, timeline.worldAt(page.step), dialect, timeline) : null,
    subjects: Object.fromEntries(subjects),
    queue,
    reference: referenceOf(page, scenario),
  });
};
