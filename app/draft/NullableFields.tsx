import { useId } from 'react';
import type { Shape } from '../../engine/protocol/messages.ts';
import { editor as text } from '../text/editor.ts';
import { BitList } from './BitList.tsx';
import { useAt, useDraft, useErrorsAt } from './draft-context.ts';
import { FieldRow, useFirst } from './Field.tsx';
import { fresh } from './fresh.ts';
import type { Path } from './json.ts';
import { RecordFields } from './RecordFields.tsx';

interface Props {
  readonly path: Path;
  readonly label: string;
  readonly shape: Shape;
}

/** Something, or that there is nothing: an answer that never comes, a set that nobody has chosen. */
export const NullableFields = ({ path, label, shape }: Props) => {
  const id = useId();
  const value = useAt(path);
  const errors = useErrorsAt(path);
  const first = useFirst();
  const { edit } = useDraft();
  const isBits = shape.kind === 'features';
  return (
    <>
      <FieldRow id={id} path={path} label={`${label} null`} errors={value === null ? errors : []}>
        <span className="flex h-6 items-center gap-2">
          <input
            id={id}
            type="checkbox"
            checked={value === null}
            onChange={({ target }) => edit(path, target.checked ? null : fresh(shape, first))}
            className="size-4 accent-ink"
          />
          <span className="text-ink-2">{isBits ? text.nothingYet : text.never}</span>
        </span>
      </FieldRow>
      {value !== null && isBits && <BitList path={path} label={label} />}
      {value !== null && shape.kind === 'record' && <RecordFields path={path} label={label} shape={shape} />}
    </>
  );
};
