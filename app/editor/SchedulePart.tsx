import { useId, useState } from 'react';
import { inputClass } from '../command/input-classes.ts';
import { useAt, useErrors, useShapeAt } from '../draft/draft-context.ts';
import { Field, OtherThing, useFirst, Wrong } from '../draft/Field.tsx';
import { otherForm } from '../draft/fresh.ts';
import { isObject, type Json, listIn, membersOf } from '../draft/json.ts';
import { editor as text } from '../text/editor.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { edit } from './draft.ts';

const PATH = ['schedule'];

/** Who acts next when nobody chooses. */
export const SchedulePart = () => {
  const id = useId();
  const shape = useShapeAt(PATH);
  const value = useAt(PATH);
  const first = useFirst();
  const errors = useErrors().filter(({ path }) => path.startsWith('schedule'));
  if (shape?.kind !== 'choice') return null;
  if (value !== undefined && !isObject(value)) {
    return (
      <div className="px-4">
        <OtherThing path={PATH} shape={shape} value={value} />
      </div>
    );
  }
  const names = Object.keys(shape.forms);
  const kind = typeof value?.kind === 'string' ? value.kind : 'fair';
  return (
    <div data-path="schedule" className="flex max-w-3xl flex-col items-start gap-2 px-4">
      <Segmented
        label={text.parts.schedule}
        options={names.map(name => ({ value: name, text: text.kinds[name] ?? name }))}
        value={kind}
        onChange={name => edit(PATH, name === 'fair' ? undefined : otherForm(shape, value ?? {}, name, first))}
      />
      <p className="text-ink-2">{text.kindsAbout[kind]}</p>
      {membersOf(shape, value).map(({ name, shape: own }) =>
        own.kind === 'list' ? (
          <Actions key={name} value={value?.[name]} />
        ) : (
          <Field key={name} path={[...PATH, name]} shape={own} label={name} />
        ),
      )}
      <Wrong id={id} errors={errors.map(({ path, message }) => `${path}: ${message}`)} />
    </div>
  );
};

/** One action a line; blank lines are only in the form. */
const Actions = ({ value }: { readonly value: Json | undefined }) => {
  const id = useId();
  const path = [...PATH, 'actions'];
  const lines = listIn(value).map(String);
  const written = lines.join('\n');
  const [typed, setTyped] = useState(written);
  const isSame = read(typed).join('\n') === written;
  return (
    <div data-path="schedule.actions" className="flex w-full flex-col gap-1">
      <label htmlFor={id} className="text-ink-2">
        {text.actionLines(lines.length)}
      </label>
      <textarea
        id={id}
        rows={Math.min(24, Math.max(6, lines.length + 1))}
        value={isSame ? typed : written}
        spellCheck={false}
        onChange={({ target }) => {
          setTyped(target.value);
          edit(path, read(target.value), 'schedule.actions');
        }}
        className={`${inputClass} h-auto w-full resize-y py-1`}
      />
    </div>
  );
};

const read = (typed: string): readonly string[] =>
  typed
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
