import { type KeyboardEvent, lazy, type ReactNode, Suspense } from 'react';
import { Split } from '../shell/Split.tsx';
import { useMedia } from '../shell/use-media.ts';
import { Waiting } from '../study/Waiting.tsx';
import { editor as text } from '../text/editor.ts';
import { type Around, AroundContext, DraftContext } from './draft-context.ts';
import type { Draft } from './draft-store.ts';
import type { Path } from './json.ts';

const JsonPane = lazy(() => import('./JsonPane.tsx'));

interface Props {
  readonly draft: Draft;
  readonly around: Around;
  readonly bar: ReactNode;
  /** Where there is no room beside the form, the JSON is a part of its own. */
  readonly nav: (narrow: boolean) => ReactNode;
  readonly form: (narrow: boolean) => ReactNode;
  readonly status: (narrow: boolean) => ReactNode;
  readonly json: { readonly open: boolean; readonly label: string; readonly first: Path };
  /** Ctrl+Enter. */
  readonly onRun: () => void;
}

/** A draft as forms, and the same as JSON beside them. */
export const DraftPage = ({ draft, around, bar, nav, form, status, json, onRun }: Props) => {
  const narrow = useMedia('(max-width: 899px)');
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    const key = event.key.toLowerCase();
    if (key === 'z') (event.shiftKey ? draft.redo : draft.undo)();
    else if (key === 'y') draft.redo();
    else if (key === 'enter') onRun();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const pane = (
    <section aria-label={text.parts.json} className="h-full min-h-0">
      <Suspense fallback={<Waiting />}>
        <JsonPane label={json.label} first={json.first} />
      </Suspense>
    </section>
  );
  return (
    <DraftContext value={draft}>
      <AroundContext value={around}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of everything inside. */}
        <div onKeyDown={onKeyDown} className="flex h-full min-h-0 flex-col">
          {bar}
          <div className="min-h-0 flex-1">
            {narrow ? (
              <div className="flex h-full min-h-0 flex-col">
                {nav(true)}
                <div className="min-h-0 flex-1">{json.open ? pane : form(true)}</div>
              </div>
            ) : (
              <Split
                id="editor-json"
                direction="row"
                kept="second"
                size={0.42}
                least={[420, 260]}
                line={text.splitLine}
                first={
                  <div className="flex h-full min-h-0">
                    {nav(false)}
                    <div className="min-w-0 flex-1">{form(false)}</div>
                  </div>
                }
                second={pane}
              />
            )}
          </div>
          {status(narrow)}
        </div>
      </AroundContext>
    </DraftContext>
  );
};
