import { useEffect, useId, useRef, useState } from 'react';
import { inputClass } from '../command/input-classes.ts';
import { decode as text } from '../text/decode.ts';

/** What the engine reads at once here. */
const MOST = 1 << 16;

interface Props {
  readonly value: string;
  readonly problem: { readonly at: number; readonly message: string } | null;
  readonly onChange: (text: string) => void;
  /** Back to what stood there before anybody typed. */
  readonly onReset: () => void;
}

/** The bytes as somebody pasted or typed them, and where they are no bytes. */
export const ByteText = ({ value, problem, onChange, onReset }: Props) => {
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  // What is typed shows at once; what the engine made of it follows.
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  // Characters of a text that was not taken; the one before stays.
  const [refused, setRefused] = useState(0);
  return (
    <section className="flex flex-col gap-1">
      <label htmlFor={id} className="font-semibold">
        {text.bytes}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={Math.min(10, Math.max(3, typed.split('\n').length, Math.ceil(typed.length / 72)))}
        value={typed}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={problem !== null || refused > 0}
        aria-describedby={`${problem ? `${id}-error` : `${id}-hint`} ${id}-refused`}
        onChange={({ target }) => {
          const tooLong = target.value.length > MOST;
          setRefused(tooLong ? target.value.length : 0);
          if (tooLong) return;
          setTyped(target.value);
          onChange(target.value);
        }}
        className={`${inputClass} h-auto w-full resize-y py-1 text-t2 leading-5`}
      />
      {refused > 0 && (
        <p id={`${id}-refused`} role="alert" className="text-fault">
          {text.refused(refused, MOST)}
        </p>
      )}
      {typed.trim() === '' && (
        <p role="status" className="flex flex-wrap items-center gap-2">
          {text.noBytes}
          <button type="button" className="min-h-6 underline" onClick={onReset}>
            {text.reset}
          </button>
        </p>
      )}
      {problem ? (
        <p id={`${id}-error`} role="alert" className="flex flex-wrap items-baseline gap-2 text-fault">
          <span>{problem.message}</span>
          <button
            type="button"
            className="min-h-6 shrink-0 text-ink underline"
            onClick={() => {
              field.current?.focus();
              field.current?.setSelectionRange(problem.at, problem.at + 1);
            }}
          >
            {text.showError}
          </button>
        </p>
      ) : (
        <p id={`${id}-hint`} className="text-ink-3">
          {text.hint}
        </p>
      )}
    </section>
  );
};
