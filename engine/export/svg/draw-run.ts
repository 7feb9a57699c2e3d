import type { Dialect } from '../../dialect/dialect.ts';
import { err, ok, type Result } from '../../num/result.ts';
import type { Timeline } from '../../run/timeline-types.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { createSequence } from '../../view/sequence.ts';
import { addSequence } from '../../view/sequence-there.ts';
import { english, type Say } from '../../view/words/say.ts';
import type { DeviceId } from '../../world/ids.ts';
import { deviceState } from '../../world/lookup.ts';
import { functionIndex } from '../../world/topology.ts';
import { createLook, type Look, nothingElse } from '../look.ts';
import { AROUND, drawGroup, groupWidth } from './draw-group.ts';
import { drawRings, ringsWidth } from './draw-rings.ts';
import { drawSequence, lanesInUse, sequenceWidth } from './draw-sequence.ts';
import { drawFoot, drawHead, MARGIN } from './head.ts';
import { createPaper } from './paper.ts';
import { type ThemeName, themes } from './themes.ts';

export const drawings = ['group', 'rings', 'sequence'] as const;
type Drawing = (typeof drawings)[number];

export interface DrawOptions {
  readonly view: Drawing;
  readonly theme: ThemeName;
  /** The virtqueue of `rings`; null: the first administration virtqueue, or else the first of all. */
  readonly queue: { readonly device: DeviceId; readonly queue: number } | null;
  /** For a sheet that says the rest in words: narrow, on white, without head and foot; of a sequence the last steps. */
  readonly bare?: boolean;
  /** Whose words it says; a picture for others is in English. */
  readonly say?: Say;
}

/** Rows of a ring that are drawn at most, and those on a sheet of paper. */
const MOST_ROWS = 256;
const BARE_ROWS = 16;
/** Messages up to the shown step on a sheet of paper. */
const BARE_STEPS = 14;
/** Members up to which a group on a sheet is drawn narrow. */
const NARROW_MEMBERS = 24;
/** Room for the title where the tables are narrow. */
const LEAST_WIDTH = 640;

const KEYS = ['▲ driver', '■ device', '◆ owner', '○ member', 'hollow: yet to come'];
const RING_KEYS = [
  '▲ driver',
  '■ device',
  'hatched: not visible to the other side yet',
  'flag and line: changed by this step',
];

const SEQUENCE_KEYS = [
  '▲ driver',
  '■ device',
  'solid: seen at once',
  'dashed: through memory or later',
  'ground: refused',
];

/** The step at which a timeline stands, as a picture of its own: the group, a virtqueue, or the messages of the run. */
export const drawRun = (
  timeline: Timeline<Scenario>,
  dialect: Dialect,
  { view, theme, queue, bare = false, say = english }: DrawOptions,
  look: Look = createLook(timeline, dialect, say.language),
): Result<string, string> => {
  addSequence(createSequence);
  const world = timeline.world();
  const { adminQueueIndex, adminQueueNum } = deviceState(world, 'pf0');
  const wanted = queue ?? { device: 'pf0' as const, queue: adminQueueNum > 0 ? adminQueueIndex : 0 };
  if (functionIndex(world.topology, wanted.device) < 0) return err(`there is no function ${wanted.device}`);
  const { run, moment, group, members, rings, sequence } = look({
    ...nothingElse,
    device: wanted.device,
    queue: { ...wanted, from: 0, count: bare ? BARE_ROWS : MOST_ROWS },
    command: null,
    sequence: view === 'sequence' ? windowOf(timeline, bare) : null,
  });
  const colors = themes[theme];
  const paper = createPaper(bare ? { ...colors, bg: colors.surface } : colors, say.drawn);
  const at = run.step === 0 ? 'before the first step' : `at step ${run.step}`;
  const said = moment?.sentence ?? run.summary;
  /** Head and foot around what is drawn from some height on to the height that it returns. */
  const framed = (
    width: number,
    keys: readonly string[],
    title: string,
    draw: (top: number) => number,
    around = 0,
  ): string =>
    bare
      ? paper.done(width, draw(2) + 4, title, said, MARGIN - 2 - around)
      : paper.done(
          width,
          drawFoot(paper, draw(drawHead(paper, run, moment, width)) + 4, keys),
          `${run.title}: ${title}`,
          said,
        );
  if (view === 'group') {
    const all = Object.values(members);
    const shape = bare && all.length <= NARROW_MEMBERS ? 'narrow' : 'wide';
    return ok(
      framed(
        groupWidth(shape),
        KEYS,
        `the device group ${at}`,
        top => drawGroup(paper, top, group, all, shape) + 6,
        AROUND,
      ),
    );
  }
  if (view === 'sequence') {
    if (!sequence) throw new Error('a viewer shows the sequence that is asked for');
    const shown = bare ? { ...sequence, lanes: lanesInUse(sequence), total: sequence.rows.length } : sequence;
    const width = Math.max(bare ? 0 : LEAST_WIDTH, sequenceWidth(shown));
    return ok(
      framed(width, SEQUENCE_KEYS, bare ? `messages ${at}` : 'the sequence of its messages', top =>
        drawSequence(paper, top, shown, run.step),
      ),
    );
  }
  if (!rings?.enabled) return err(`virtqueue ${wanted.queue} of ${wanted.device} is not set up ${at}`);
  const width = Math.max(LEAST_WIDTH, ringsWidth(rings, bare));
  return ok(
    framed(width, RING_KEYS, `${rings.name} of ${rings.device} ${at}`, top => drawRings(paper, top, rings, bare)),
  );
};

/** The rows of a sequence that are drawn. */
const windowOf = (
  { step, end }: Timeline<Scenario>,
  bare: boolean,
): { readonly from: number; readonly count: number } => {
  if (!bare) return { from: 0, count: end };
  const from = Math.max(0, step - BARE_STEPS);
  return { from, count: Math.max(1, step - from) };
};
