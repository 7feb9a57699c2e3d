import type { HandoutPicture, MomentKind } from '../../engine/protocol/messages.ts';
import { spoken } from './catalogue.ts';
import { plural } from './labels.ts';

/** The run or a course on paper. */
export const handout = {
  of: 'Of',
  thisRun: 'This run',
  courses: 'Courses',
  copy: 'Copy',
  copies: { learner: 'Learner’s', trainer: 'Trainer’s, with answers' },
  /** The same at the head of the paper. */
  headed: { learner: 'learner’s copy', trainer: 'trainer’s copy, with answers' },
  picture: 'Pictures',
  pictures: {
    fit: 'What fits',
    group: 'Group',
    rings: 'Virtqueue',
    sequence: 'Messages',
    none: 'None',
  } satisfies Readonly<Record<HandoutPicture, string>>,
  moments: 'Moments',
  kinds: {
    recipe: 'Ends of the recipe',
    notes: 'Bookmarks',
    answers: 'Answers to commands',
    refused: 'What was refused or wrong',
    end: 'The end',
  } satisfies Readonly<Record<MomentKind, string>>,
  more: 'More steps',
  moreHint: '3, 12-20',
  paper: 'Paper',
  papers: { a4: 'A4', letter: 'Letter' },
  print: 'Print',
  sheets: (count: number) => plural(count, 'sheet'),
  sheet: (number: number, all: number) => `${number} / ${all}`,
  preview: 'What is printed',
  openLesson: (title: string) => `The open lesson: ${title}`,
  notOpen: 'No lesson is open. Open its file, or choose a course.',

  // On paper.
  made: 'Ringside',
  whoIsThere: 'Who is there',
  /** The functions of a run, for those who have no picture. */
  who: {
    types: { net: 'network device', blk: 'block device', rng: 'entropy device' },
    pf: (pf: number, type: string, owner: string, vfs: number) =>
      `PF ${pf}: ${type}${vfs === 0 ? '' : `, ${owner} of up to ${plural(vfs, 'VF')}`}.`,
    queues: (admin: number, sizes: string, others: number) =>
      admin === 0
        ? `Its virtqueues have at most ${others} descriptors.`
        : `It has ${plural(admin, 'administration virtqueue')} of at most ${sizes} descriptors; the others have at most ${others}.`,
    manages: (bits: string) => `Of its VFs it can manage these feature bits: ${bits}.`,
    vfs: (numbers: string, pf: string, type: string) => `VF ${numbers}${pf === '' ? '' : ` of PF ${pf}`}: ${type}.`,
    offers: (bits: string) => `Able to offer ${bits}.`,
    knows: (bits: string | null) => (bits === null ? 'The driver knows all of them.' : `The driver knows ${bits}.`),
    none: 'none',
    and: 'and',
    to: 'to',
    fault: (actor: string, what: string) => `${actor} breaks a rule on purpose: ${what}`,
  },
  readings: 'Readings that are not the default',
  length: (end: number, digest: string) => `${plural(end, 'step')}, digest of the end ${digest}`,
  nothingChosen: 'No moment is chosen. Choose some above, or type steps.',
  leftOut: (count: number) => `${plural(count, 'more moment')} would have fitted what was asked for.`,
  step: 'Step',
  before: 'Before the first step.',
  recipe: (number: number, title: string) => `${number}. ${title}`,
  note: 'Note',
  pictureOf: {
    group: (step: number) => `The device group after step ${step}`,
    rings: (step: number) => `The virtqueue after step ${step}`,
    sequence: (step: number) => `The messages up to step ${step}`,
  },
  bytes: {
    readable: 'device-readable part',
    writable: 'device-writable part',
    caption: (command: string, part: string, at: string) => `${command}: ${part}${at === '' ? '' : ` at ${at}`}`,
    columns: { byte: 'byte', field: 'field', bytes: 'bytes', value: 'value' },
  },
  commands: {
    title: 'The commands of this run',
    columns: { number: 'No.', command: 'Command', steps: 'Steps', outcome: 'Outcome', used: 'Used' },
    steps: (given: number, answered: number | null) => `${given} – ${answered ?? '…'}`,
    more: (count: number) => `${plural(count, 'more command')}, not printed.`,
    none: 'The run has no commands.',
  },
  open: {
    title: 'Open it yourself',
    run: (step: number) =>
      `The link opens this run at step ${step}. It holds the inputs alone; whoever opens it runs it anew.`,
    tooLong: 'The link is too long for paper. Pass it on as a file: Share, then Download file.',
    noCode: 'Too long for a code: Ringside’s Share button passes it on as a link or a file.',
    code: (what: string) => `QR code: ${what}`,
    moment: (page: number) => `Page ${page}`,
    codes: 'The moments of the pages',
    codesIntro: 'Each code opens the moment of its page in Ringside.',
  },
  course: {
    minutes: (minutes: number) => plural(minutes, 'minute'),
    texts: 'Texts of the specification',
    name: 'Name',
    moment: (scenario: string, step: number) => `${scenario}, step ${step}`,
    target: (step: string) => ` (step ${step})`,
    question: (page: number) => `Question ${page}`,
    task: (page: number) => `Task ${page}`,
    hint: 'Hint',
    /** What is left blank before an answer. */
    blanks: {
      register: (register: string, select: string, device: string) =>
        `${register}${select === '' ? '' : ` with selector ${select}`} of ${device}`,
      features: (set: string, device: string) => `${set} features of ${device}`,
      ring: (field: string, queue: number, device: string) => `${field} of virtqueue ${queue} of ${device}`,
      driver: (device: string) => `stage of the driver of ${device}`,
      owner: (descriptor: number) => `descriptor ${descriptor} belongs to`,
      owners: { driver: 'the driver', device: 'the device' },
      actor: 'who moves',
      writes: 'what is written',
      never: 'never answered',
    },
    sets: { offered: 'offered', accepted: 'accepted', negotiated: 'negotiated', assigned: 'assigned' },
    answers: 'Answers',
    answersIntro: 'For the trainer. The engine plays the run and finds what stands here.',
    solution: 'One way to do it',
    by: (step: number) => `As step ${step}`,
  },
};

spoken({ handout });
