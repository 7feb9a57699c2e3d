import { type ReactNode, useRef, useState } from 'react';
import { editor as text } from '../text/editor.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Popup } from '../ui/Popup.tsx';
import { useDraft, useDraftState } from './draft-context.ts';

interface Props {
  readonly label: string;
  readonly title: string;
  /** What it can start from; what was there before can be had back by undo. */
  readonly start: ReactNode;
  readonly children: ReactNode;
}

/** What can be done with a draft as a whole. */
export const DraftBar = ({ label, title, start, children }: Props) => {
  const { undo, redo, takeOther } = useDraft();
  const canUndo = useDraftState(state => state.past.length > 0);
  const canRedo = useDraftState(state => state.future.length > 0);
  const other = useDraftState(state => state.other);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a toolbar of buttons; a fieldset cannot be laid out as one line in every browser.
    <div
      role="group"
      aria-label={label}
      className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-hair border-b px-4 py-1.5 max-sm:px-2"
    >
      {start}
      <IconButton icon="undo" label={text.undo} disabled={!canUndo} onClick={undo} />
      <IconButton icon="redo" label={text.redo} disabled={!canRedo} onClick={redo} />
      <b className="min-w-24 flex-1 truncate font-semibold text-t3 max-sm:hidden">{title}</b>
      {other !== null && (
        <Button title={text.otherHint} onClick={takeOther}>
          {text.other}
        </Button>
      )}
      {children}
    </div>
  );
};

/** Where there is no room the drawing alone is seen. */
export const Words = ({ children }: { readonly children: ReactNode }) => (
  <span className="max-sm:sr-only">{children}</span>
);

interface StartProps {
  readonly label: string;
  readonly onOpen: () => void;
  /** A file was chosen: its text, and its name. */
  readonly onFile: (text: string, name: string) => void;
  readonly children: (close: () => void, openFile: () => void) => ReactNode;
}

/** Where a draft comes from. */
export const StartMenu = ({ label, onOpen, onFile, children }: StartProps) => {
  const button = useRef<HTMLButtonElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button
        ref={button}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => {
          if (!open) onOpen();
          setOpen(!open);
        }}
      >
        {label} <Icon name="down" />
      </Button>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={async ({ target }) => {
          const [chosen] = target.files ?? [];
          if (chosen) onFile(await chosen.text(), chosen.name);
          target.value = '';
        }}
      />
      {open && (
        <Popup anchor={button} label={label} onClose={close}>
          <div className="min-h-0 flex-1 overflow-y-auto py-1">
            {children(close, () => {
              close();
              file.current?.click();
            })}
          </div>
        </Popup>
      )}
    </>
  );
};

export const StartEntry = ({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) => (
  <button
    type="button"
    onClick={onClick}
    className="block min-h-7 w-full px-4 py-1 text-left hover:bg-ink/5 focus-visible:-outline-offset-2"
  >
    {children}
  </button>
);

export const StartGroup = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section aria-label={title} className="border-hair border-t pt-1">
    <h3 className="px-4 py-1 text-ink-3 text-t1">{title}</h3>
    {children}
  </section>
);
