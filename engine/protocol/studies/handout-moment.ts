import type { Dialect } from '../../dialect/dialect.ts';
import { createLook, type Look, nothingElse } from '../../export/look.ts';
import { drawRun } from '../../export/svg/draw-run.ts';
import type { Segment } from '../../lesson/prose.ts';
import type { Timeline } from '../../run/timeline-types.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { clauseRef } from '../../view/catalog.ts';
import type { PartView } from '../../view/parts/bytes.ts';
import type { CommandView } from '../../view/parts/command.ts';
import type { MomentView } from '../../view/parts/moment.ts';
import { type Language, type Say, sayIn } from '../../view/words/say.ts';
import { type DeviceId, parseActorId } from '../../world/ids.ts';
import { deviceState } from '../../world/lookup.ts';
import { functionCount } from '../../world/topology.ts';
import type { HandoutBytes, HandoutMoment, HandoutPicture } from '../handout.ts';

type Drawn = NonNullable<HandoutMoment['picture']>;
type Queue = { readonly device: DeviceId; readonly queue: number };

/** Fields that are told of a part; a longer one has more of the same. */
const MOST_FIELDS = 10;

/** A field of a ring in the text of a lesson: `desc[0].flags`, `avail.idx`, `driver_event.desc`. */
const isRingField = (field: string): boolean => /^(desc|avail|used|driver_event|device_event)\b/.test(field);

/** The virtqueue that the steps up to the cursor were about last; null: none of them was about one. */
const queueAt = (timeline: Timeline<Scenario>): Queue | null => {
  for (let step = timeline.step; step > 0 && step > timeline.step - 40; step--) {
    const record = timeline.record(step);
    if (!record) return null;
    const parts = parseActorId(record.action.actor);
    if (parts.kind === 'queue') return { device: parts.device, queue: parts.queue };
    if (parts.kind === 'admin') {
      return {
        device: parts.device,
        queue: deviceState(record.after, parts.device).adminQueueIndex + parts.admin,
      };
    }
    for (const event of record.events) {
      if ('queue' in event && typeof event.queue === 'number' && 'device' in event) {
        return { device: event.device as DeviceId, queue: event.queue };
      }
    }
  }
  return null;
};

/** What a picture that is to fit shows. */
const fitting = (timeline: Timeline<Scenario>, look: Segment | undefined): Drawn['of'] => {
  if (typeof look === 'object' && look.kind === 'field' && isRingField(look.target)) return 'rings';
  const { topology } = timeline.scenario;
  return functionCount(topology) > 1 || topology.pfs.some(({ adminQueues }) => adminQueues.length > 0)
    ? 'group'
    : typeof look === 'object' && look.kind === 'device'
      ? 'group'
      : 'rings';
};

const draw = (
  timeline: Timeline<Scenario>,
  dialect: Dialect,
  picture: HandoutPicture,
  points: Segment | undefined,
  look: Look,
  say: Say,
): Drawn | null => {
  if (picture === 'none') return null;
  const wanted = picture === 'fit' ? fitting(timeline, points) : picture;
  // Of a virtqueue that is not set up, and of messages before the first, there is nothing to draw.
  const ways = wanted === 'sequence' && timeline.step === 0 ? (['group'] as const) : ([wanted, 'group'] as const);
  for (const of of ways) {
    const queue = of === 'rings' ? queueAt(timeline) : null;
    const drawn = drawRun(timeline, dialect, { view: of, theme: 'light', queue, bare: true, say }, look);
    if (drawn.ok) return { of, svg: drawn.value };
  }
  return null;
};

const hasField = (part: PartView, name: string): boolean => part.fields.some(field => field.name === name);

/** The part of the command that the step, or a lesson, is about. */
const partOf = (
  { readable, writable }: CommandView,
  moment: MomentView | null,
  look: Segment | undefined,
): HandoutBytes['part'] | null => {
  if (typeof look === 'object') {
    if (look.kind !== 'field') return null;
    return hasField(readable, look.target) ? 'readable' : hasField(writable, look.target) ? 'writable' : null;
  }
  if (moment?.action === 'execute') return 'readable';
  return moment?.action === 'collect' ? 'writable' : null;
};

const isZero = (bytes: string): boolean => /^0*$/.test(bytes);

const bytesOf = (
  command: CommandView | null,
  moment: MomentView | null,
  look: Segment | undefined,
): HandoutBytes | null => {
  const part = command && partOf(command, moment, look);
  // Room for an answer that is not there yet holds nothing that means anything.
  if (!part || (part === 'writable' && command.outcome === null)) return null;
  const { at, bytes, fields } = command[part];
  const told = fields.flatMap(({ name, offset, size, text, source, present }) => {
    const own = bytes.slice(2 * offset, 2 * (offset + size));
    if (present === 'missing' || (/^(reserved|pad)/i.test(name) && isZero(own))) return [];
    return [{ name, offset, size, text, source, bytes: own }];
  });
  return told.length === 0 ? null : { command: command.title, part, at, bytes, fields: told.slice(0, MOST_FIELDS) };
};

/** The rule that decided the step: that of the check, one that was broken, or else the first that has to do with it. */
const clauseOf = (moment: MomentView | null) => {
  const clauses = moment?.clauses ?? [];
  const check = moment?.check;
  return (
    (check && clauses.find(({ id }) => id === check.clause)) ??
    clauses.find(({ passed }) => passed === false) ??
    clauses.find(({ passed }) => passed === true) ??
    clauses[0] ??
    null
  );
};

const pointedAt = (look: Segment, dialect: Dialect): HandoutMoment['clause'] => {
  const id = typeof look === 'object' && look.kind === 'clause' ? look.target : null;
  const clause = dialect.clauses.find(each => each.id === id);
  return clause ? clauseRef(clause) : null;
};

export interface Telling {
  readonly picture: HandoutPicture;
  readonly language: Language;
}

/** Tells moments of a run, as they are printed: the step at the cursor. `points`: what a lesson points at there. */
export const createTeller = (timeline: Timeline<Scenario>, dialect: Dialect, { picture, language }: Telling) => {
  const look = createLook(timeline, dialect, language);
  return (points?: Segment, notes: readonly string[] = []): HandoutMoment => {
    const { moment, command } = look({ ...nothingElse, device: 'pf0', command: null });
    return {
      step: timeline.step,
      act: moment && { actor: moment.actor, side: moment.side, action: moment.action },
      sentence: moment?.sentence ?? '',
      refused: moment?.refused ?? false,
      picture: draw(timeline, dialect, picture, points, look, sayIn(language)),
      bytes: bytesOf(command, moment, points),
      clause: points === undefined ? clauseOf(moment) : pointedAt(points, dialect),
      notes,
    };
  };
};
