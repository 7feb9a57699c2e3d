import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { getAt } from '../draft/json.ts';
import { byGroup } from '../library/by-group.ts';
import { copyText } from '../share/copy-text.ts';
import { saveText } from '../share/download.ts';
import { actions, useApp } from '../store/app-state.ts';
import { editor as text } from '../text/editor.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Popup } from '../ui/Popup.tsx';
import { draft, redo, replaceText, say, takeOther, undo, useDraft, useTrial } from './draft.ts';
import { backToFormer, linkOfDraft, tryDraft } from './leave.ts';
import { playDraft } from './play-draft.ts';
import { startFrom } from './start.ts';

const RecordDialog = lazy(() => import('./RecordDialog.tsx'));

/** What can be done with the draft as a whole. */
export const EditorBar = () => {
  const title = useDraft(({ value }) => getAt(value, ['title']));
  const right = useDraft(({ checked, text: now }) => checked?.text === now && isRight(checked.view));
  const canUndo = useDraft(state => state.past.length > 0);
  const canRedo = useDraft(state => state.future.length > 0);
  const former = useTrial(state => state.former);
  const other = useDraft(state => state.other);
  const playing = useTrial(state => state.playing);
  const name = typeof title === 'string' && title !== '' ? title : text.untitled;
  const copy = async (): Promise<void> => {
    const link = await linkOfDraft();
    if (link === null) return;
    say(link === '' ? text.tooLong : (await copyText(link)) ? text.copied : text.copyFailed);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a toolbar of buttons; a fieldset cannot be laid out as one line in every browser.
    <div
      role="group"
      aria-label={text.actions}
      className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-hair border-b px-4 py-1.5 max-sm:px-2"
    >
      <StartMenu />
      <IconButton icon="undo" label={text.undo} disabled={!canUndo} onClick={undo} />
      <IconButton icon="redo" label={text.redo} disabled={!canRedo} onClick={redo} />
      <b className="min-w-24 flex-1 truncate font-semibold text-t3 max-sm:hidden">{name}</b>
      {other !== null && (
        <Button title={text.otherHint} onClick={takeOther}>
          {text.other}
        </Button>
      )}
      {former && (
        <Button icon="back" onClick={() => void backToFormer()} className="min-w-0 max-w-72 shrink!">
          <span className="truncate">{text.former(former.title)}</span>
        </Button>
      )}
      <span className="flex gap-x-2 max-sm:ml-auto max-sm:gap-x-1">
        <Button icon="run" disabled={!right || playing} title={text.playHint} onClick={() => void playDraft()}>
          <Words>{playing ? text.playing : text.play}</Words>
        </Button>
        <Button
          icon="file"
          title={text.save}
          onClick={() => {
            saveText(name, 'json', draft.store.getState().text);
            say(text.saved);
          }}
        >
          <Words>{text.save}</Words>
        </Button>
        <Button icon="link" title={text.copyLink} disabled={!right} onClick={() => void copy()}>
          <Words>{text.copyLink}</Words>
        </Button>
        <Button primary icon="play" disabled={!right} title={text.tryHint} onClick={() => void tryDraft()}>
          {text.tryIt}
        </Button>
      </span>
    </div>
  );
};

/** Where there is no room the drawing alone is seen. */
const Words = ({ children }: { readonly children: ReactNode }) => <span className="max-sm:sr-only">{children}</span>;

const isRight = ({ fault, errors }: { readonly fault: unknown; readonly errors: readonly unknown[] }): boolean =>
  fault === null && errors.length === 0;

/** Where a draft comes from; what was there before can be had back by undo. */
const StartMenu = () => {
  const button = useRef<HTMLButtonElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const recording = useApp(state => state.study?.args.record !== undefined);
  const setRecording = (on: boolean): void => actions.setStudy({ record: on ? '1' : undefined });
  const start = (from: Parameters<typeof startFrom>[0]): void => {
    setOpen(false);
    void startFrom(from);
  };
  return (
    <>
      <Button
        ref={button}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => {
          if (!open) void actions.loadLibrary().catch(() => {});
          setOpen(!open);
        }}
      >
        {text.start} <Icon name="down" />
      </Button>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={async ({ target }) => {
          const [chosen] = target.files ?? [];
          if (chosen) replaceText(await chosen.text(), text.started(`“${chosen.name}”`));
          target.value = '';
        }}
      />
      {open && (
        <Popup anchor={button} label={text.start} onClose={() => setOpen(false)}>
          <div className="min-h-0 flex-1 overflow-y-auto py-1">
            <Entry onClick={() => start('blank')}>{text.starts.blank}</Entry>
            <Entry onClick={() => start('run')}>{text.starts.run}</Entry>
            <Entry
              onClick={() => {
                setOpen(false);
                setRecording(true);
              }}
            >
              {text.starts.record}
            </Entry>
            <Entry
              onClick={() => {
                setOpen(false);
                file.current?.click();
              }}
            >
              {text.starts.file}
            </Entry>
            <Library onStart={start} />
          </div>
        </Popup>
      )}
      <Suspense>{recording && <RecordDialog onClose={() => setRecording(false)} />}</Suspense>
    </>
  );
};

const Entry = ({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) => (
  <button
    type="button"
    onClick={onClick}
    className="block min-h-7 w-full px-4 py-1 text-left hover:bg-ink/5 focus-visible:-outline-offset-2"
  >
    {children}
  </button>
);

const Library = ({ onStart }: { readonly onStart: (from: Parameters<typeof startFrom>[0]) => void }) => {
  const library = useApp(state => state.library);
  if (!library) return null;
  return byGroup(library).map(([group, entries]) => (
    <section key={group} aria-label={group} className="border-hair border-t pt-1">
      <h3 className="px-4 py-1 text-ink-3 text-t1">{group}</h3>
      {entries.map(entry => (
        <Entry key={entry.file} onClick={() => onStart(entry)}>
          {entry.title}
        </Entry>
      ))}
    </section>
  ));
};
