import type { Dialect } from '../../dialect/dialect.ts';
import { err, ok, type Result } from '../../num/result.ts';
import type { Timeline } from '../../run/timeline-types.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { createSequence } from '../../view/sequence.ts';
import { addSequence } from '../../view/sequence-there.ts';
import { createViewer } from '../../view/viewer.ts';
import type { DeviceId } from '../../world/ids.ts';
import { deviceState } from '../../world/lookup.ts';
import { functionIndex } from '../../world/topology.ts';
import { drawGroup, GROUP_WIDTH } from './draw-group.ts';
import { drawRings, ringsWidth } from './draw-rings.ts';
import { drawSequence, sequenceWidth } from './draw-sequence.ts';
import { drawFoot, drawHead } from './head.ts';
import { createPaper } from './paper.ts';
import type { ThemeName } from './themes.ts';

export const drawings = ['group', 'rings', 'sequence'] as const;
type Drawing = (typeof drawings)[number];

export interface DrawOptions {
  readonly view: Drawing;
  readonly theme: ThemeName;
  /** The virtqueue of `rings`; null: the first administration virtqueue, or else the first of all. */
  readonly queue: { readonly device: DeviceId; readonly queue: number } | null;
}

/** Rows of a ring that are drawn at most. */
const MOST_ROWS = 256;
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
  { view, theme, queue }: DrawOptions,
): Result<string, string> => {
  addSequence(createSequence);
  const world = timeline.world();
  const { adminQueueIndex, adminQueueNum } = deviceState(world, 'pf0');
  const wanted = queue ?? { device: 'pf0' as const, queue: adminQueueNum > 0 ? adminQueueIndex : 0 };
  if (functionIndex(world.topology, wanted.device) < 0) return err(`there is no function ${wanted.device}`);
  const {
    run,
    moment = null,
    group,
    members = {},
    rings = null,
    sequence = null,
  } = createViewer(timeline, dialect).changes(
    {
      device: wanted.device,
      registers: null,
      queue: { ...wanted, from: 0, count: MOST_ROWS },
      command: null,
      memory: { at: '0x0', rows: 0 },
      log: { from: 0, count: 0 },
      sequence: view === 'sequence' ? { from: 0, count: timeline.end } : null,
      trace: null,
      lens: null,
      pins: [],
      since: null,
      only: false,
      language: 'en',
    },
    timeline.scenario.notes ?? [],
  );
  if (!run || !group) throw new Error('a viewer shows everything at its first look');
  const paper = createPaper(theme);
  const at = run.step === 0 ? 'before the first step' : `at step ${run.step}`;
  const said = moment?.sentence ?? run.summary;
  if (view === 'group') {
    const top = drawHead(paper, run, moment, GROUP_WIDTH);
    const bottom = drawGroup(paper, top, group, Object.values(members));
    const height = drawFoot(paper, bottom + 10, KEYS);
    return ok(paper.done(GROUP_WIDTH, height, `${run.title}: the device group ${at}`, said));
  }
  if (view === 'sequence') {
    if (!sequence) throw new Error('a viewer shows the sequence that is asked for');
    const width = Math.max(LEAST_WIDTH, sequenceWidth(sequence));
    const top = drawHead(paper, run, moment, width);
    const height = drawFoot(paper, drawSequence(paper, top, sequence, run.step) + 4, SEQUENCE_KEYS);
    return ok(paper.done(width, height, `${run.title}: the sequence of its messages`, said));
  }
  if (!rings?.enabled) return err(`virtqueue ${wanted.queue} of ${wanted.device} is not set up ${at}`);
  const width = Math.max(LEAST_WIDTH, ringsWidth(rings));
  const top = drawHead(paper, run, moment, width);
  const height = drawFoot(paper, drawRings(paper, top, rings) + 4, RING_KEYS);
  return ok(paper.done(width, height, `${run.title}: ${rings.name} of ${rings.device} ${at}`, said));
};
