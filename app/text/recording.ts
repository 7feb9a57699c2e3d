import type { FindingView, ForeignQueueView, RecordingView, StepRow } from '../../engine/protocol/messages.ts';
import type { IndirectTableView, TableRow } from '../../engine/view/parts/queue.ts';
import { large, spoken } from './catalogue.ts';
import { plural } from './labels.ts';

/** Memory images and recordings that somebody dropped on the page. */
export const recording = {
  choose: 'Choose a file …',
  local: 'It stays on this machine: nothing is uploaded.',
  tooBig: (bytes: number, most: number) => `This file has ${large(bytes)} bytes, allowed: at most ${large(most)}`,
  unfetched: (why: unknown) => `It could not be fetched: ${why instanceof Error ? why.message : why}`,
  empty: {
    title: 'Drop a file anywhere on the page',
    what: [
      ['A memory image', 'rings, chains and what is wrong with them: ringside-memory-image/1'],
      ['A ring trace', 'what a driver and a device did, step by step: virtio-ring-trace/1'],
      ['Malformed rings', 'rings that somebody left broken: virtio-ring-malformed/1'],
      [
        'A conversation with a device',
        'register accesses and answers: virtio-qemu-transcript/1, virtio-register-trace/1',
      ],
      [
        'Commands or layouts',
        'admin commands, structs and constants as bytes: virtio-admin-commands/1, virtio-layouts/1',
      ],
    ],
    format: 'The file says what it is in its member schema (or format). A scenario opens as a run.',
    examples: 'Or look at one of these',
  },
  examples: {
    image: 'A memory image with four queues, three of them broken',
    trace: 'A ring trace of Linux: packed, indirect, with event suppression',
  },
  summary: (view: RecordingView) => [view.format, view.name].filter(Boolean).join(', '),
  steps: 'Steps',
  queues: 'Virtqueues',
  queue: ({ format, size }: ForeignQueueView) => `${format}, ${size}`,
  faults: (count: number) => (count === 0 ? 'no fault' : plural(count, 'fault')),
  step: 'After step',
  before: 'before the first step',
  after: (step: number, of: number) => `after step ${step} of ${of}`,
  previous: 'One step back',
  next: 'One step on',
  only: 'Only differences',
  none: 'Nothing differs.',
  columns: { step: 'step', what: 'what', expected: 'recorded', got: 'here', verdict: 'verdict' },
  counts: (rows: readonly StepRow[]) => {
    const of = (verdict: StepRow['verdict']) => rows.filter(row => row.verdict === verdict).length;
    return [
      `${of('agrees')} agree`,
      `${of('allowed')} differ under a rule`,
      `${of('differs')} differ`,
      ...(of('unplayed') > 0 ? [`${of('unplayed')} not played`] : []),
      ...(of('unknown') > 0 ? [`${of('unknown')} unknown here`] : []),
    ].join(', ');
  },
  verdicts: {
    agrees: 'agrees',
    allowed: 'differs under a rule',
    differs: 'differs',
    silent: 'asks nothing',
    unplayed: 'not played',
    unknown: 'unknown here',
  } satisfies Readonly<Record<StepRow['verdict'], string>>,
  goTo: (step: number) => `Show the ring after step ${step}`,
  more: (count: number) => `and ${plural(count, 'more row')} that ${count === 1 ? 'is' : 'are'} not shown`,
  entry: ({ descriptor }: IndirectTableView, { index }: TableRow) => `entry ${index} of the table of ${descriptor}`,
  descriptor: (index: number) => `descriptor ${index}`,
  slot: (slot: number) => `slot ${slot}`,
  ringSlot: (ring: 'avail' | 'used', slot: number) => `${ring}.ring[${slot}]`,
  atAddress: (at: string) => `at ${at}`,
  findings: 'Findings',
  noFindings: 'No rule is broken here.',
  show: ({ where }: FindingView) => `Show ${where}`,
  noClause: 'no clause says it in so many words',
  severity: { fault: 'fault', violation: 'violation', remark: 'remark' },
  supposed: 'Supposed, since the file does not say it',
  wishes: 'Event suppression',
  used: 'Used, to be collected',
  commands: 'Admin commands',
  noCommand: (opcode: string) => `opcode ${opcode}, which this version does not have`,
  answer: 'answer',
  registers: 'Registers',
  cut: 'There is more than is shown: it was too much to walk.',
  ring: 'Virtqueue in the file',
  nothing: 'There is nothing to see of this virtqueue.',
};

spoken({ recording });
