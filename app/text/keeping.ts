import { speech, spoken } from './catalogue.ts';
import { plural } from './labels.ts';

/** Texts of the history and of what is undone. */
export const keeping = {
  title: 'History',
  open: 'History …',
  hint: 'What you opened and changed, kept in this browser alone.',
  search: 'Find in the history',
  placeholder: 'title, version, what happened, digest',
  list: 'Kept runs',
  waiting: 'Reading …',
  empty: 'Nothing is kept yet. Whatever you open or change stands here from then on.',
  nothing: 'Nothing that is kept has these words.',
  here: 'open in this tab',
  pinned: 'pinned',
  openEntry: (title: string) => `Open ${title}`,
  pin: (title: string, pinned: boolean) => `${pinned ? 'Unpin' : 'Pin'} ${title}`,
  rename: (title: string) => `Rename ${title}`,
  name: 'New title',
  save: 'Save',
  delete: (title: string) => `Delete ${title}`,
  at: (step: number, end: number) => `step ${step} of ${end}`,
  branch: (letter: string, count: number) => (count > 1 ? `branch ${letter} of ${count}` : ''),
  digest: (digest: string) => `digest ${digest.slice(0, 8)}`,
  picture: (branches: number) => `Picture of its ${plural(branches, 'branch', 'branches')}`,
  deleted: (titles: readonly string[]) =>
    titles.length === 1 ? `“${titles[0]}” is deleted.` : `${plural(titles.length, 'entry is', 'entries are')} deleted.`,
  takeBack: 'Undo',
  restoring: 'The run comes back, step by step',
  whenStopped: 'Stop shows it as far as it has come. The whole run stays in the history.',
  clear: 'Clear all',
  saveAll: 'Export all',
  fileTitle: 'ringside history',
  keep: 'Keep what I open and change',
  keepHint: 'Turning it off clears all of it.',
  off: 'Nothing is kept, and a reload begins with the link in the address.',
  sum: (count: number, size: number, most: number) =>
    `${plural(count, 'run')}, ${size < 1e5 ? `${Math.ceil(size / 1000)} kB` : `${(size / 1e6).toFixed(1)} MB`} of ${most / 1e6} MB`,
  damaged: (count: number) => `${plural(count, 'entry', 'entries')} cannot be read.`,
  deleteDamaged: 'Delete what cannot be read',
  trouble: {
    refused:
      'This browser does not let the page keep anything here, as in a private window. Links and files work as ever.',
    full: 'The storage of this browser is full, so the newest changes are not kept. Delete something, or export it.',
    newer: 'A newer version of the page wrote the history of this browser. It is left as it is, and nothing is added.',
  },
  when: (seconds: number, date: Date): string => {
    if (seconds < 60) return 'just now';
    if (seconds < 3600) return `${plural(Math.floor(seconds / 60), 'minute')} ago`;
    if (seconds < 86_400) return `${plural(Math.floor(seconds / 3600), 'hour')} ago`;
    return date.toLocaleDateString(speech.language, { day: 'numeric', month: 'short', year: 'numeric' });
  },
};

spoken({ keeping });
