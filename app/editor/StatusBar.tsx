import { editor as text } from '../text/editor.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { useDraft } from './draft-store.ts';
import { goTo } from './go-to.ts';
import { readPath } from './json.ts';
import { openPart } from './open-item.ts';
import { wishFor } from './place.ts';

/** What is wrong with the text, each leading to its place; and how it ran. */
export const StatusBar = ({ narrow }: { readonly narrow: boolean }) => {
  const draft = useDraft(state => state.text);
  const checked = useDraft(state => state.checked);
  const view = checked?.view;
  const errors = view?.errors ?? [];
  const current = checked?.text === draft;
  return (
    <footer className="shrink-0 border-hair border-t bg-sunken">
      {view?.fault && <Fault at={view.fault.at} message={view.fault.message} narrow={narrow} />}
      {errors.length > 0 && (
        <ul aria-label={text.problemsName} className="max-h-28 overflow-y-auto border-hair border-b">
          {errors.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <button
                type="button"
                onClick={() => goTo(readPath(path))}
                className="flex min-h-6 w-full items-baseline gap-2 px-4 py-1 text-left hover:bg-ink/5 focus-visible:-outline-offset-2"
              >
                <RoleGlyph role="fault" />
                <b className="shrink-0 font-mono font-semibold">{path || text.whole}</b>
                <span className="min-w-0 break-words">{message}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-0.5 px-4 py-1">
        <p role="status" className="flex items-center gap-1.5">
          {!current ? (
            <span className="text-ink-3">{text.checking}</span>
          ) : view?.fault || errors.length > 0 ? (
            <span className="font-semibold text-fault">{text.problems(errors.length || 1)}</span>
          ) : (
            <>
              <RoleGlyph role="ok" /> {text.right}
            </>
          )}
        </p>
        <Verdict />
        <Said />
      </div>
    </footer>
  );
};

const Said = () => {
  const said = useDraft(state => state.said);
  return (
    <p aria-live="polite" className="ml-auto text-ink-2">
      {said}
    </p>
  );
};

const Verdict = () => {
  const played = useDraft(state => state.played);
  const old = useDraft(state => state.played !== null && state.played.text !== state.text);
  if (!played) return null;
  const { steps, stopped, judgements, digest } = played.run;
  const held = judgements.filter(each => each.held).length;
  const good = stopped === null && held === judgements.length;
  return (
    <section aria-label={text.run} className="flex flex-wrap items-center gap-x-3">
      <button
        type="button"
        onClick={() => openPart('expect')}
        className="flex min-h-6 items-center gap-1.5 underline decoration-dotted underline-offset-2"
      >
        <RoleGlyph role={good ? 'ok' : 'fault'} />
        {text.holds(held, judgements.length)}
      </button>
      <span className="text-ink-2">{stopped === null ? text.played(steps) : text.playedStopped(steps, stopped)}</span>
      <span className="text-ink-3">
        {text.digest} <span className="font-mono">{digest}</span>
      </span>
      {old && <span className="text-changed">{text.earlierText}</span>}
    </section>
  );
};

interface FaultProps {
  readonly at: number;
  readonly message: string;
  readonly narrow: boolean;
}

const Fault = ({ at, message, narrow }: FaultProps) => {
  const draft = useDraft(state => state.text);
  const before = draft.slice(0, at).split('\n');
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 border-hair border-b px-4 py-1">
      <RoleGlyph role="fault" />
      <b className="font-mono font-semibold">{text.line(before.length, (before.at(-1)?.length ?? 0) + 1)}</b>
      <span className="min-w-0 flex-1 break-words">{message}</span>
      <button
        type="button"
        onClick={() => {
          if (narrow) openPart('json');
          wishFor({ place: at, form: false, json: true, focus: 'json' });
        }}
        className="min-h-6 underline"
      >
        {text.showPlace}
      </button>
    </p>
  );
};
