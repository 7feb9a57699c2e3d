import type { Readings } from '../world/world.ts';
import { amendments } from './draft-2022-07-reviewed/amendments.ts';

/** A version and the readings that are chosen in it; the others are as in the run. */
interface ComparedText {
  readonly dialect: string;
  readonly readings: Readings;
}

/** Two texts that somebody would want to hold against each other. */
export interface KnownComparison {
  readonly id: string;
  readonly title: string;
  /** Where it is one change of a review: the change, and how it is made. */
  readonly parts?: readonly [change: string, way: string];
  /** What to look at. */
  readonly text: string;
  readonly left: ComparedText;
  readonly right: ComparedText;
  readonly sender: 'each' | 'left' | 'right';
  /** Versions whose scenarios it makes sense for. */
  readonly of: readonly string[];
  /** A scenario of the library that shows it; null: whatever is open. */
  readonly file: string | null;
  /** The event at which it shows, as a link holds it; without one the first difference. */
  readonly align?: string;
}

const POSTED = 'draft-2022-07';
const REVIEWED = 'draft-2022-07-reviewed';
const drafts = [POSTED, REVIEWED] as const;

const unchanged: Readings = Object.fromEntries(
  amendments.map(({ id, ways }) => [id, ways.find(({ change }) => change === null)?.id ?? '']),
);
const posted: ComparedText = { dialect: POSTED, readings: {} };
/** Every comment is answered in its first way. */
const reviewed: ComparedText = {
  dialect: REVIEWED,
  readings: Object.fromEntries(amendments.map(({ id, ways }) => [id, ways[0]?.id ?? ''])),
};
/** The posted text with one answer to one comment. */
const amended = (id: string, way: string): ComparedText => ({
  dialect: REVIEWED,
  readings: { ...unchanged, [id]: way },
});

const alone = amendments.flatMap(({ id, title, ways, asked }): KnownComparison[] =>
  ways
    .filter(({ change }) => change !== null)
    .map(way => ({
      id: `${id.toLowerCase()}-${way.id}`,
      title: `${title}: ${way.text}`,
      parts: [title, way.text],
      text: asked,
      left: posted,
      right: amended(id, way.id),
      sender: 'each',
      of: drafts,
      file: null,
    })),
);

const aligned = amended('R6', 'aligned');
const onPublished = (version: string): ComparedText => ({ dialect: version, readings: {} });

const interop = (id: string, version: string, name: string): KnownComparison => ({
  id,
  title: `A driver of the draft on a device of ${name}`,
  text: 'The same bytes: opcode 0x0000 is LIST_QUERY there, 0x0001 is LIST_USE.',
  left: posted,
  right: onPublished(version),
  sender: 'left',
  of: drafts,
  file: null,
});

/** All of them, the most telling first: the first that fits a scenario is where a comparison begins. */
export const knownComparisons: readonly KnownComparison[] = [
  {
    id: 'own-review',
    title: 'As posted, and as this scenario reads the review',
    text: 'Only those comments that the scenario takes.',
    left: posted,
    right: { dialect: REVIEWED, readings: {} },
    sender: 'each',
    of: [REVIEWED],
    file: null,
  },
  {
    id: 'review',
    title: 'As posted, and with the review applied',
    text: 'Every comment of the review at once, each side with a driver of its own. R1 splits the patch in two, which changes nothing in a run.',
    left: posted,
    right: reviewed,
    sender: 'each',
    of: drafts,
    file: null,
  },
  {
    id: 'aligned-sender',
    title: 'R6: an aligned driver, a device as posted',
    text: 'On the right the device reads the value at byte 3: its low 24 bits have moved up by 40.',
    left: aligned,
    right: posted,
    sender: 'left',
    of: drafts,
    file: null,
  },
  {
    id: 'posted-sender',
    title: 'R6: a driver as posted, an aligned device',
    text: 'On the right the low byte of the value is the upper byte of resource.',
    left: posted,
    right: aligned,
    sender: 'left',
    of: drafts,
    file: null,
  },
  interop('draft-on-1.3', 'virtio-1.3', '1.3'),
  interop('draft-on-1.4', 'virtio-1.4', '1.4'),
  ...alone,
  {
    id: '1.3-1.4',
    title: '1.3 and 1.4',
    text: 'The same commands, each device by its own text.',
    left: onPublished('virtio-1.3'),
    right: onPublished('virtio-1.4'),
    sender: 'each',
    of: ['virtio-1.3'],
    file: null,
  },
  {
    id: '1.3-on-draft',
    title: 'A driver of 1.3 on a device of the draft',
    text: 'Its question for the list of commands is a DEVICE_MGMT with a reserved operation there.',
    left: onPublished('virtio-1.3'),
    right: posted,
    sender: 'left',
    of: ['virtio-1.3'],
    file: null,
  },
  {
    id: '1.4-on-1.3',
    title: 'A driver of 1.4 on a device of 1.3',
    text: 'What 1.3 has no command for ends in INVALID_OPCODE.',
    left: onPublished('virtio-1.4'),
    right: onPublished('virtio-1.3'),
    sender: 'left',
    of: ['virtio-1.4'],
    file: null,
  },
  {
    ...interop('o2-attrs-first', 'virtio-1.3', '1.3'),
    title: 'Opcodes collide: ATTRS first, taken for LIST_USE',
    text: 'The order of the recipe: an empty list of commands is declared, and everything after it is refused.',
    file: 'one-set-for-all.json',
    align: 'execute-1',
  },
  {
    ...interop('o2-mgmt-first', 'virtio-1.3', '1.3'),
    title: 'Opcodes collide: DEVICE_MGMT first, taken for LIST_QUERY',
    text: 'It succeeds, and the bitmap of opcodes is read back as a set of features.',
    file: 'query-before-assign.json',
    align: 'execute-1',
  },
];
