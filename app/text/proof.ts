import { spoken } from './catalogue.ts';
import { plural } from './labels.ts';

/** A link that proves itself: the sender's run and the one that is here. */
export const proof = {
  same: 'as sent',
  sameHint: (count: number, steps: number) =>
    `The same run as the sender's: equal digests at ${plural(count, 'step')} from the start to step ${steps}.`,
  differs: 'This is not the run that the sender saw',
  atStart: 'It differs from the start on.',
  range: (after: number, by: number) =>
    by === after + 1
      ? `The same up to step ${after}, different from step ${by} on.`
      : `The same up to step ${after}, different from step ${by} on at the latest.`,
  shorter: (made: number, steps: number) => `It ends here after ${plural(made, 'step')}; the sender saw ${steps}.`,
  kept: 'Nothing was left out: this is what the scenario in the link does here.',
  goTo: (step: number) => `Go to step ${step}`,
  details: 'Both sides',
  dismiss: 'Dismiss',
  title: "The sender's run and this one",
  known:
    "A link holds digests of the sender's run, not its steps: what is known of it is after which steps its world was another one than here.",
  table: 'Digests at the steps that the link speaks of',
  columns: { step: 'Step', theirs: 'Sender', ours: 'Here', verdict: 'Verdict' },
  equal: 'same',
  unequal: 'differs',
  none: 'no such step',
  now: (from: number, to: number) =>
    from === to ? `What step ${from} does here` : `What steps ${from} to ${to} do here`,
  start: 'The two worlds differ before anything happens: another topology, script, dialect or first content of memory.',
  more: (count: number) => `and ${plural(count, 'more step')}`,
};

spoken({ proof });
