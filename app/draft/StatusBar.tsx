import type { ReactNode } from 'react';
import { editor as text } from '../text/editor.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { useDraft, useDraftState } from './draft-context.ts';
import { type Path, readPath } from './json.ts';

interface Props {
  /** To a place in the form and in the JSON. */
  readonly onGo: (place: Path) => void;
  /** Brings the JSON into sight where it is not. */
  readonly onJson: () => void;
  /** What else is to be said of the text. */
  readonly children?: ReactNode;
}

/** What is wrong with the text, each leading to its place. */
export const StatusBar = ({ onGo, onJson, children }: Props) => {
  const draft = useDraftState(state => state.text);
  const checked = useDraftState(state => state.checked);
  const view = checked?.view;
  const errors = view?.errors ?? [];
  const current = checked?.text === draft;
  return (
    <footer className="shrink-0 border-hair border-t bg-sunken">
      {view?.fault && <Fault at={view.fault.at} message={view.fault.message} onJson={onJson} />}
      {errors.length > 0 && (
        <ul aria-label={text.problemsName} className="max-h-28 overflow-y-auto border-hair border-b">
          {errors.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <button
                type="button"
                onClick={() => onGo(readPath(path))}
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
        {children}
        <Said />
      </div>
    </footer>
  );
};

const Said = () => {
  const said = useDraftState(state => state.said);
  return (
    <p aria-live="polite" className="ml-auto text-ink-2">
      {said}
    </p>
  );
};

interface FaultProps {
  readonly at: number;
  readonly message: string;
  readonly onJson: () => void;
}

const Fault = ({ at, message, onJson }: FaultProps) => {
  const { wishFor } = useDraft();
  const draft = useDraftState(state => state.text);
  const before = draft.slice(0, at).split('\n');
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 border-hair border-b px-4 py-1">
      <RoleGlyph role="fault" />
      <b className="font-mono font-semibold">{text.line(before.length, (before.at(-1)?.length ?? 0) + 1)}</b>
      <span className="min-w-0 flex-1 break-words">{message}</span>
      <button
        type="button"
        onClick={() => {
          onJson();
          wishFor({ place: at, form: false, json: true, focus: 'json' });
        }}
        className="min-h-6 underline"
      >
        {text.showPlace}
      </button>
    </p>
  );
};
