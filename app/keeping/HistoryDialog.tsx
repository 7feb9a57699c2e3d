import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { saveText } from '../share/download.ts';
import { actions } from '../store/app-state.ts';
import { keeping as text } from '../text/keeping.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { Tick } from '../ui/Tick.tsx';
import { find, MOST_SIZE } from './bounds.ts';
import type { Entry } from './entry.ts';
import { fileOf, forget, forgetDamaged, takeBack } from './forget.ts';
import { HistoryRow } from './HistoryRow.tsx';
import { noteTrouble, refresh, setOff, useHistory } from './history-store.ts';

/** What was opened and changed in this browser, in every tab. */
const HistoryDialog = () => {
  const field = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState('');
  const words = useDeferredValue(search);
  const [now] = useState(() => Date.now());
  const entries = useHistory(state => state.entries);
  const off = useHistory(state => state.off);
  const found = useMemo(() => find(entries ?? [], words), [entries, words]);
  useEffect(() => void refresh(), []);
  return (
    <Dialog title={text.title} onClose={actions.closeOverlay} first={field} wide>
      <div className="sticky top-0 z-10 border-hair border-b bg-raised px-4 py-3">
        <input
          ref={field}
          type="search"
          aria-label={text.search}
          placeholder={text.placeholder}
          value={search}
          onChange={event => setSearch(event.target.value)}
          className="h-8 w-full rounded-1 border border-edge bg-surface px-3 text-t3 placeholder:text-ink-3"
        />
        <Words />
        <Removed />
      </div>
      <ul aria-label={text.list}>
        {found.map(entry => (
          <HistoryRow key={entry.id} entry={entry} now={now} />
        ))}
      </ul>
      {found.length === 0 && <p className="px-4 py-6 text-ink-3">{nothing(entries, off, words)}</p>}
      <Foot entries={entries ?? []} off={off} />
    </Dialog>
  );
};

const nothing = (entries: readonly Entry[] | null, off: boolean, search: string): string => {
  if (entries === null) return text.waiting;
  if (off) return text.off;
  return search.trim() === '' ? text.empty : text.nothing;
};

/** What is wrong with the storage, or with what stands in it. */
const Words = () => {
  const trouble = useHistory(state => state.trouble);
  const damaged = useHistory(state => state.damaged.length);
  return (
    <>
      {trouble && (
        <p role="alert" className="flex items-baseline gap-2 pt-2">
          <RoleGlyph role="fault" /> {text.trouble[trouble]}
        </p>
      )}
      {damaged > 0 && (
        <p role="alert" className="flex items-center gap-2 pt-2">
          <RoleGlyph role="fault" /> <span className="flex-1">{text.damaged(damaged)}</span>
          <Button onClick={() => void forgetDamaged()}>{text.deleteDamaged}</Button>
        </p>
      )}
    </>
  );
};

const Removed = () => {
  const removed = useHistory(state => state.removed);
  return (
    <div role="status">
      {removed.length > 0 && (
        <p className="flex items-center gap-2 pt-2">
          <span className="min-w-0 flex-1 truncate">{text.deleted(removed.map(({ entry }) => entry.title))}</span>
          <Button primary onClick={() => void takeBack()}>
            {text.takeBack}
          </Button>
        </p>
      )}
    </div>
  );
};

const Foot = ({ entries, off }: { readonly entries: readonly Entry[]; readonly off: boolean }) => {
  const none = entries.length === 0;
  const save = (): void =>
    void fileOf(entries)
      .then(file => saveText(text.fileTitle, 'json', file))
      .catch(noteTrouble);
  const size = entries.reduce((sum, each) => sum + each.size, 0);
  return (
    <div className="sticky bottom-0 flex flex-wrap items-center gap-x-3 gap-y-2 border-hair border-t bg-raised px-4 py-2.5">
      <Tick checked={!off} onChange={on => void setOff(!on)} aria-describedby="keeping-hint">
        {text.keep}
      </Tick>
      <span id="keeping-hint" className="text-ink-3">
        {text.keepHint}
      </span>
      <span className="ml-auto flex flex-wrap items-center gap-2">
        <span className="text-ink-3">{text.sum(entries.length, size, MOST_SIZE)}</span>
        <Button icon="file" disabled={none} onClick={save}>
          {text.saveAll}
        </Button>
        <Button disabled={none} onClick={() => void forget(entries)}>
          {text.clear}
        </Button>
      </span>
    </div>
  );
};

export default HistoryDialog;
