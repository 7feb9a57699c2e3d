import { useId, useRef } from 'react';
import { useApp } from '../store/app-state.ts';
import { composer as text } from '../text/command.ts';
import { Bytes } from '../ui/Bytes.tsx';
import { setTarget, typeHex, useComposer } from './composer-state.ts';
import { inputClass } from './input-classes.ts';

/** The bytes of the command, which can be typed as well, and how many the device may write. */
export const ComposerHex = () => {
  const { hex, part, problem, needed, writable } = useComposer();
  const catalog = useApp(state => state.run.catalog);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const wrong = problem?.kind === 'hex' ? problem : null;
  return (
    <section className="flex flex-col gap-2 px-4 py-2">
      <label htmlFor={id} className="flex items-baseline gap-2">
        <b className="font-semibold">{text.hex}</b>
        {part && <span className="ml-auto text-ink-3">{text.size(part.size)}</span>}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={Math.min(8, Math.max(2, hex.split('\n').length))}
        value={hex}
        spellCheck={false}
        aria-invalid={wrong !== null}
        aria-describedby={wrong ? `${id}-error` : `${id}-hint`}
        onChange={event => typeHex(event.target.value)}
        className={`${inputClass} h-auto w-full resize-y py-1`}
      />
      {wrong ? (
        <p id={`${id}-error`} role="alert" className="flex items-baseline gap-2 text-fault">
          {wrong.message}
          <button
            type="button"
            className="min-h-6 shrink-0 text-ink underline"
            onClick={() => {
              field.current?.focus();
              field.current?.setSelectionRange(wrong.at, wrong.at + 1);
            }}
          >
            {text.showError}
          </button>
        </p>
      ) : (
        <p id={`${id}-hint`} className="text-ink-3">
          {text.hexHint}
        </p>
      )}
      {part && <Bytes part={part} label={text.hex} />}
      <label className="flex items-center gap-2">
        {text.writable}
        <input
          value={writable}
          inputMode="numeric"
          placeholder={text.asNeeded}
          onChange={event => catalog && setTarget(catalog, { writable: event.target.value })}
          className={`${inputClass} w-20`}
        />
        {needed !== null && <span className="text-ink-3">{text.writableHint(needed)}</span>}
      </label>
    </section>
  );
};
