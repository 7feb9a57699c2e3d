import { type FormEvent, useState } from 'react';
import { actions, useApp } from '../store/app-state.ts';
import { keeping as text } from '../text/keeping.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import type { Entry } from './entry.ts';
import { alter, forget } from './forget.ts';
import { openEntry } from './open-kept.ts';
import { Preview } from './Preview.tsx';

interface Props {
  readonly entry: Entry;
  /** Milliseconds since 1970, when the dialog was opened. */
  readonly now: number;
}

/** A kept run: its picture, where it was left, and what can be done with it. */
export const HistoryRow = ({ entry, now }: Props) => {
  const { id, title, pinned } = entry;
  const here = useApp(state => state.keptAs === id);
  const [renaming, setRenaming] = useState(false);
  return (
    <li
      data-here={here}
      className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2 border-hair border-b px-4 py-2 data-[here=true]:bg-ink/5 sm:grid-cols-[224px_minmax(0,1fr)_auto] sm:gap-x-4"
    >
      <span className="hidden pt-1 sm:block">
        <Preview entry={entry} />
      </span>
      {renaming ? (
        <Rename entry={entry} here={here} done={() => setRenaming(false)} />
      ) : (
        <Open entry={entry} now={now} here={here} />
      )}
      <span className="flex items-start gap-1">
        <IconButton
          icon="flag"
          label={text.pin(title, pinned)}
          aria-pressed={pinned}
          onClick={() => void alter(id, { pinned: !pinned })}
          className="border-transparent text-ink-3 aria-pressed:border-rule aria-pressed:text-ink"
        />
        <IconButton
          icon="edit"
          label={text.rename(title)}
          aria-expanded={renaming}
          onClick={() => setRenaming(!renaming)}
          className="border-transparent"
        />
        <IconButton
          icon="close"
          label={text.delete(title)}
          onClick={() => void forget([entry])}
          className="border-transparent"
        />
      </span>
    </li>
  );
};

const Open = ({ entry, now, here }: Props & { readonly here: boolean }) => {
  const { title, dialect, when, step, end, branch, branches, digest, sentence, pinned } = entry;
  const facts = [
    text.at(step, end),
    text.branch(branch, branches),
    dialect,
    text.when((now - when) / 1000, new Date(when)),
    text.digest(digest),
  ];
  return (
    <button
      type="button"
      aria-current={here}
      onClick={() => (here ? actions.closeOverlay() : void openEntry(entry))}
      className="group/open min-w-0 text-left"
    >
      <span className="block truncate font-semibold group-hover/open:underline">
        <span lang={entry.named ? undefined : 'en'}>{title}</span>
        {pinned && <span className="font-normal text-ink-3"> · {text.pinned}</span>}
        {here && <span className="font-normal text-ink-3"> · {text.here}</span>}
      </span>
      <span className="block text-ink-2">{facts.filter(Boolean).join(' · ')}</span>
      <span title={sentence} className="line-clamp-1 text-ink-3">
        {sentence}
      </span>
    </button>
  );
};

const Rename = ({
  entry,
  here,
  done,
}: {
  readonly entry: Entry;
  readonly here: boolean;
  readonly done: () => void;
}) => {
  const [title, setTitle] = useState(entry.title);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const name = title.trim();
    if (name !== '') {
      void alter(entry.id, { title: name, named: true });
      if (here) actions.setTitle(name);
    }
    done();
  };
  return (
    <form onSubmit={save} className="flex min-w-0 items-center gap-2">
      <input
        ref={field => field?.focus()}
        aria-label={text.name}
        value={title}
        maxLength={200}
        onChange={event => setTitle(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          done();
        }}
        className="h-7 min-w-0 flex-1 rounded-1 border border-rule bg-surface px-2"
      />
      <Button type="submit">{text.save}</Button>
    </form>
  );
};
