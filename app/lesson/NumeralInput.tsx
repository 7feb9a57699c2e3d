import { useEffect, useState } from 'react';
import { inputClass } from '../command/input-classes.ts';
import { lesson as text } from '../text/lesson.ts';
import { numeralOf, textOf } from './answer.ts';

interface Props {
  readonly id: string;
  /** What is in the answer; anything else than a number is none. */
  readonly value: unknown;
  readonly hex: boolean;
  /** Null: what stands there is no number. */
  readonly onChange: (value: number | string | null) => void;
  readonly className?: string;
  /** Without the room for words. */
  readonly brief?: boolean;
  readonly label?: string;
}

/** A number that is typed, decimal or `0x…`; what is not one yet stays in the field and out of the answer. */
export const NumeralInput = ({ id, value, hex, onChange, className = 'h-7! w-full', label, brief }: Props) => {
  const [typed, setTyped] = useState(textOf(value));
  const is = textOf(value);
  // Somebody may choose the same value elsewhere.
  useEffect(() => {
    setTyped(before =>
      is === textOf(numeralOf(before)) ? before : is === '' && numeralOf(before) === null ? before : is,
    );
  }, [is]);
  return (
    <input
      id={id}
      type="text"
      inputMode={hex ? 'text' : 'numeric'}
      autoComplete="off"
      spellCheck={false}
      value={typed}
      aria-label={label}
      aria-invalid={typed !== '' && numeralOf(typed) === null}
      placeholder={brief ? '?' : hex ? '0x…' : text.number}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(numeralOf(target.value));
      }}
      className={`${inputClass} ${className}`}
    />
  );
};
