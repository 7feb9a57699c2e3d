import { spoken } from './catalogue.ts';
import { plural } from './labels.ts';

/** What the engine calls the things that it cannot use. */
const given: Readonly<Record<string, string>> = {
  'kept run': 'What was kept of this run',
  link: 'The link',
  scenario: 'The scenario',
  lesson: 'The lesson',
  answer: 'The answer',
  action: 'This action',
  intent: 'What was asked for',
  command: 'The command',
  bytes: 'The bytes',
  reading: 'This reading',
  request: 'The request',
  embed: 'What was asked for',
};

export const failure = {
  rejectedPage: 'This could not be opened',
  rejected: (what: string) => `${given[what] ?? what} could not be used`,
  kept: 'The run that is shown was left as it is.',
  where: 'Where',
  what: 'What is wrong',
  whole: 'the whole',
  more: (count: number) => `and ${plural(count, 'more error')}`,
  instead: 'Open one of these instead',
  crashed: 'The engine stopped',
  crashedWhy: 'This is a mistake of ours, not of your scenario. Reload to start anew; the link in the address is kept.',
  pageCrashed: 'The page stopped',
  reload: 'Reload',
  details: 'What happened',
  copyDetails: 'Copy',
  dismiss: 'Dismiss',
};

spoken({ failure });
