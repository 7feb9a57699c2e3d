import { useId } from 'react';
import type { Shape } from '../../engine/protocol/messages.ts';
import { selectClass } from '../command/input-classes.ts';
import { editor as text } from '../text/editor.ts';
import { useAt, useDraft, useErrorsAt } from './draft-context.ts';
import { FieldRow, useFirst } from './Field.tsx';
import { otherForm } from './fresh.ts';
import { isObject, type Path } from './json.ts';

interface Props {
  readonly path: Path;
  readonly shape: Extract<Shape, { readonly kind: 'choice' }>;
}

/** Which of its forms something has: what a line does, what an expectation is about. */
export const ChoiceOfForm = ({ path, shape }: Props) => {
  const id = useId();
  const value = useAt(path);
  const place = [...path, shape.key];
  const errors = useErrorsAt(place);
  const first = useFirst();
  const { edit } = useDraft();
  const object = isObject(value) ? value : {};
  const now = String(object[shape.key] ?? '');
  const names = Object.keys(shape.forms);
  return (
    <FieldRow id={id} path={place} label={shape.key} errors={errors}>
      <select
        id={id}
        value={now}
        aria-invalid={errors.length > 0}
        aria-describedby={errors.length > 0 ? `${id}-wrong` : undefined}
        onChange={({ target }) => edit(path, otherForm(shape, object, target.value, first))}
        className={`${selectClass} w-full max-w-72 font-mono font-semibold aria-invalid:border-fault`}
      >
        {!names.includes(now) && <option value={now}>{text.unknown(now)}</option>}
        {names.map(name => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </FieldRow>
  );
};
