import { spoken } from './catalogue.ts';

/** Texts of the library and of files. */
export const library = {
  title: 'Scenarios',
  what: 'What to open',
  kinds: { scenarios: 'Scenarios', courses: 'Courses' },
  current: 'open now',
  file: 'Open a file …',
  fileHint: 'or drop one anywhere on the page',
  waiting: 'Fetching the library …',
  drop: 'Drop a scenario, a lesson, a memory image or a recording to open it',
  steps: 'Scenarios',
  edit: 'Edit a copy',
  blank: 'New scenario',
};

spoken({ library });
