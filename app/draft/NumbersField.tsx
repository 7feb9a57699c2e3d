import { useId, useState } from 'react';
import { inputClass } from '../command/input-classes.ts';
import { editor as text } from '../text/editor.ts';
import { useAt, useDraft, useErrors } from './draft-context.ts';
import { FieldRow } from './Field.tsx';
import { isList, type Json, listIn, type Path, writePath } from './json.ts';

interface Props {
  readonly path: Path;
  readonly label: string;
  readonly optional: boolean;
}

/** A few numbers in one line, with blanks between them. */
export const NumbersField = ({ path, label, optional }: Props) => {
  const id = useId();
  const { edit } = useDraft();
  const value = useAt(path);
  const at = writePath(path);
  const errors = useErrors().filter(each => each.path === at || each.path.startsWith(`${at}[`));
  const written = isList(value) ? value.map(String).join(' ') : value === undefined ? '' : JSON.stringify(value);
  const [typed, setTyped] = useState(written);
  const isSame = readNumbers(typed).map(String).join(' ') === listIn(value).map(String).join(' ');
  return (
    <FieldRow id={id} path={path} label={label} errors={errors.map(({ message }) => message)}>
      <input
        id={id}
        value={isSame ? typed : written}
        placeholder={optional ? text.notGiven : undefined}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={errors.length > 0}
        aria-describedby={errors.length > 0 ? `${id}-wrong` : undefined}
        onChange={({ target }) => {
          setTyped(target.value);
          const numbers = readNumbers(target.value);
          edit(path, numbers.length === 0 && optional ? undefined : numbers, at);
        }}
        className={`${inputClass} w-full placeholder:text-ink-3`}
      />
    </FieldRow>
  );
};

/** What is no number stays as it was typed, for the engine to say so. */
const readNumbers = (typed: string): readonly Json[] =>
  typed
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(word => (/^(0|[1-9]\d{0,14})$/.test(word) ? Number(word) : word));
