/** Texts of the library and of files. */
export const library = {
  title: 'Scenarios',
  current: 'open now',
  file: 'Open a file …',
  fileHint: 'or drop one anywhere on the page',
  waiting: 'Fetching the library …',
  drop: 'Drop the scenario file to open it',
  steps: 'Scenarios',
};
