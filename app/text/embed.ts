import { spoken } from './catalogue.ts';

/** Texts of a page inside another one. */
export const embed = {
  open: 'Open in Ringside',
  openHint: 'The whole page, in a window of its own',
  noOrigin:
    'This frame is sandboxed without an origin, and without one a browser starts no worker for the engine. The page around has to add allow-same-origin to the sandbox, or to leave the sandbox out.',
  views: 'Views',
  names: { picture: 'Picture', bytes: 'Rings', log: 'Log' },
  notOpen: 'nothing is open yet',
  atEnd: (step: number) => `the run is at its end, step ${step}`,
  atStart: 'the run is at its start',
  noStep: (step: number, end: number) => `there is no step ${step}: the run is known up to step ${end}`,
};

/** The code of an embed, in the share dialog. */
export const embedCode = {
  title: 'Embed',
  about: 'A frame for a page of your own. It keeps nothing in the browser, and changes no address.',
  readOnly: 'Read-only',
  readOnlyHint: 'it can be stepped and looked at; nothing can be done that the scenario does not do',
  bare: 'Hide the controls',
  bareHint: 'the page around steers',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  width: 'Width',
  height: 'Height',
  host: 'Page that may steer it',
  hostHint: 'its origin, such as https://example.org; empty: none may',
  badHost: 'This is no origin: scheme, host and port alone, as https://example.org.',
  code: 'Code',
  copy: 'Copy code',
  copied: 'Copied',
  copyFailed: 'Select and copy it',
};

spoken({ embed, embedCode });
