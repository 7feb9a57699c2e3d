import { useId } from 'react';
import type { Shape } from '../../engine/protocol/messages.ts';
import { selectClass } from '../command/input-classes.ts';
import { editor as text } from '../text/editor.ts';
import { IconButton } from '../ui/Button.tsx';
import { useAt, useDraft, useErrorsAt } from './draft-context.ts';
import { Field, OtherThing, useFirst, useOptions, Wrong } from './Field.tsx';
import { fresh } from './fresh.ts';
import { isObject, type Path, writePath } from './json.ts';

interface Props {
  readonly path: Path;
  readonly label: string;
  readonly shape: Extract<Shape, { readonly kind: 'record' }>;
  readonly optional?: boolean;
  readonly addText?: string;
}

/** Members that the scenario names itself: fields of an answer, faults of actors. */
export const RecordFields = ({ path, label, shape, optional = false, addText = text.addNamed.field }: Props) => {
  const id = useId();
  const value = useAt(path);
  const errors = useErrorsAt(path);
  const first = useFirst();
  const { edit } = useDraft();
  const { key } = shape;
  const options = useOptions(key.kind === 'name' ? key.of : '');
  if (value !== undefined && !isObject(value)) return <OtherThing path={path} shape={shape} value={value} />;
  const names = Object.keys(value ?? {});
  const left = options.filter(({ name }) => !names.includes(name));
  const remove = (name: string): void => {
    const rest = Object.fromEntries(Object.entries(value ?? {}).filter(([each]) => each !== name));
    edit(path, optional && names.length === 1 ? undefined : rest);
  };
  return (
    <fieldset data-path={writePath(path)} className="col-span-full min-w-0">
      <legend className="float-left w-full pb-0.5 font-mono text-ink-2">{label}</legend>
      <div className="clear-both flex flex-col gap-1 border-hair border-l pl-3">
        {names.map(name => (
          <div
            key={name}
            className="grid grid-cols-[minmax(0,1fr)_28px] gap-x-1 [&>[data-path]]:grid-cols-[minmax(72px,176px)_minmax(0,1fr)]"
          >
            <Field path={[...path, name]} shape={shape.value} label={name} />
            <IconButton
              icon="close"
              label={`${text.remove}: ${name}`}
              onClick={() => remove(name)}
              className="size-6 border-transparent"
            />
          </div>
        ))}
        {left.length > 0 && (
          <select
            aria-label={`${addText}: ${label}`}
            value=""
            onChange={({ target }) => edit([...path, target.value], fresh(shape.value, first))}
            className={`${selectClass} max-w-72 text-ink-2`}
          >
            <option value="">{addText} …</option>
            {left.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        )}
        <Wrong id={id} errors={errors} />
      </div>
    </fieldset>
  );
};
