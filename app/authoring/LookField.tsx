import { useRef, useState } from 'react';
import { useAt, useDraft, useErrorsAt } from '../draft/draft-context.ts';
import { Wrong } from '../draft/Field.tsx';
import { type Path, writePath } from '../draft/json.ts';
import { authoring as text } from '../text/authoring.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { LinkPicker } from './LinkPicker.tsx';

/** What is selected when the page opens. */
export const LookField = ({ path }: { readonly path: Path }) => {
  const { edit } = useDraft();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const value = useAt(path);
  const errors = useErrorsAt(path);
  const at = writePath(path);
  return (
    <div data-path={at}>
      <div className="flex flex-wrap items-center gap-2">
        <b className="font-semibold" title={text.lookHint}>
          {text.look}
        </b>
        <code className="min-w-0 break-all font-mono">
          {value === undefined ? <span className="text-ink-3">{text.lookNothing}</span> : String(value)}
        </code>
        <Button
          ref={button}
          aria-haspopup="dialog"
          aria-expanded={open}
          aria-label={`${text.choose} ${text.look}`}
          onClick={() => setOpen(!open)}
          className="h-6"
        >
          {text.choose}
        </Button>
        {value !== undefined && (
          <IconButton
            icon="close"
            label={`${text.noLook}: ${text.look}`}
            onClick={() => edit(path, undefined)}
            className="size-6 border-transparent"
          />
        )}
      </div>
      <Wrong id={at} errors={errors} />
      {open && (
        <LinkPicker
          anchor={button}
          label={text.lookHint}
          onClose={() => setOpen(false)}
          onChoose={({ kind, target }) => edit(path, `${kind}:${target}`)}
        />
      )}
    </div>
  );
};
