import { type FormEvent, lazy, Suspense, useEffect, useState } from 'react';
import type { CatalogView } from '../../engine/view/parts/catalog.ts';
import { actions, useApp } from '../store/app-state.ts';
import { untilStopped } from '../store/playing.ts';
import { command as commandText, composer as text } from '../text/command.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tick } from '../ui/Tick.tsx';
import { ComposerFields } from './ComposerFields.tsx';
import { ComposerHex } from './ComposerHex.tsx';
import { ComposerTarget } from './ComposerTarget.tsx';
import { intentNow, isFresh, startAfresh, useComposer } from './composer-state.ts';
import { firstThere, freshTyped } from './fresh.ts';
import { Lints } from './Lints.tsx';
import { Outcome } from './Outcome.tsx';

/** A command by hand: fields and bytes side by side, each of them can be typed. */
const Composer = () => {
  const catalog = useApp(state => state.run.catalog);
  return catalog ? <ComposerForm catalog={catalog} /> : <p className="p-4 text-ink-3">{commandText.nothing}</p>;
};

/** A form that nobody has typed in, or that was typed for other fields, starts with what this version carries out. */
const useFreshStart = (catalog: CatalogView): void => {
  const there = useApp(({ run }) => firstThere(run));
  // biome-ignore lint/correctness/useExhaustiveDependencies: with other VFs it starts with another one.
  useEffect(() => {
    if (isFresh(catalog, useComposer.getState())) startAfresh(catalog, freshTyped(catalog, useApp.getState().run));
  }, [catalog, there]);
};

const ComposerForm = ({ catalog }: { readonly catalog: CatalogView }) => {
  useFreshStart(catalog);
  const state = useComposer();
  const [sentAt, setSentAt] = useState<number | null>(null);
  const [onwards, setOnwards] = useState(true);
  const intent = intentNow(catalog, state);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!intent) return;
    actions.select({ command: null });
    const sent = actions.dispatch(intent);
    const goesOn = untilStopped();
    if (!(await sent)) return;
    setSentAt(useApp.getState().run.run?.step ?? 0);
    // Whoever does something else meanwhile goes on from there.
    if (onwards && goesOn()) await actions.stepOver();
  };
  return (
    <form aria-label={text.title} onSubmit={send} className="flex h-full flex-col">
      <div className="flex min-h-0 flex-1 flex-col divide-y divide-hair overflow-y-auto">
        <ComposerTarget catalog={catalog} />
        <ComposerFields catalog={catalog} />
        <ComposerHex />
        {state.part && <Lints lints={state.part.lints} />}
        <Lab catalog={catalog} />
      </div>
      {sentAt !== null && <Sent since={sentAt} />}
      <footer className="flex flex-wrap items-center gap-x-4 gap-y-2 border-hair border-t px-4 py-2">
        <button
          type="submit"
          disabled={!intent}
          title={text.sendHint}
          className="h-7 rounded-1 bg-ink px-4 font-semibold text-on-ink disabled:bg-transparent disabled:text-ink-3 disabled:line-through disabled:outline disabled:outline-rule"
        >
          {text.send}
        </button>
        <Tick checked={onwards} onChange={setOnwards}>
          {text.andRun}
        </Tick>
        <button
          type="button"
          onClick={() => startAfresh(catalog, freshTyped(catalog, useApp.getState().run))}
          className="ml-auto h-7 rounded-1 border border-rule px-3"
        >
          {text.reset}
        </button>
      </footer>
    </form>
  );
};

/** Fetched when it is opened. */
const ByteLab = lazy(() => import('../bytelab/ByteLab.tsx'));

/** Lengths and cuts of the buffer, and what the device makes of them. */
const Lab = ({ catalog }: { readonly catalog: CatalogView }) => {
  const [opened, setOpened] = useState(false);
  return (
    <details className="group px-4 py-1" onToggle={({ currentTarget }) => setOpened(opened || currentTarget.open)}>
      <summary className="flex min-h-7 list-none items-center gap-2 focus-visible:-outline-offset-2">
        <b className="font-semibold">{text.lab}</b>
        <span className="min-w-0 flex-1 truncate text-ink-3">{text.labHint}</span>
        <Icon name="right" className="text-ink-3 group-open:rotate-90" />
      </summary>
      {opened && (
        <Suspense>
          <ByteLab catalog={catalog} />
        </Suspense>
      )}
    </details>
  );
};

/** What came of the command that was sent, as soon as there is an answer; it stays in sight while one types on. */
const Sent = ({ since }: { readonly since: number }) => {
  const command = useApp(state => (state.run.command && state.run.command.since >= since ? state.run.command : null));
  return (
    <section aria-label={text.outcome} className="max-h-[45%] shrink-0 overflow-y-auto border-hair border-t bg-sunken">
      <p role="status" className="flex items-baseline gap-3 px-4 pt-2 text-ink-2">
        <span className="min-w-0 flex-1">
          {text.sent(command?.title ?? null)} {command?.state}
        </span>
        {command && (
          <button
            type="button"
            onClick={() => actions.showDetail('command')}
            className="min-h-6 shrink-0 text-ink underline underline-offset-2"
          >
            {text.whole}
          </button>
        )}
      </p>
      {command?.outcome && <Outcome command={command} />}
    </section>
  );
};

export default Composer;
