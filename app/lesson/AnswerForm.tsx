import { useId } from 'react';
import type { Asked, AskedField, NamedValue } from '../../engine/protocol/messages.ts';
import { selectClass } from '../command/input-classes.ts';
import { draftAnswer } from '../store/lessons.ts';
import { lesson as text } from '../text/lesson.ts';
import { fieldIn, hasBit, listIn, textOf, toggled, withBit, withField } from './answer.ts';
import { NumeralInput } from './NumeralInput.tsx';

interface Props<K extends Asked['that'] = Asked['that']> {
  readonly asked: Extract<Asked, { readonly that: K }>;
  readonly draft: unknown;
  /** In the place where the answer will appear. */
  readonly here?: boolean;
}

/** What the learner foretells, by names and numbers: whoever points at the picture sees it here, too. */
export const AnswerForm = ({ asked, draft, here = false }: Props) => {
  switch (asked.that) {
    case 'outcome':
      return <Outcome asked={asked} draft={draft} here={here} />;
    case 'register':
      return (
        <NumberAndBits
          name={asked.select === null ? asked.register : text.selected(asked.register, asked.select)}
          bits={asked.bits}
          draft={draft}
        />
      );
    case 'ring':
      return <NumberAndBits name={asked.field} bits={asked.bits} draft={draft} />;
    case 'features':
      return <Features asked={asked} draft={draft} />;
    case 'driver':
      return <OneOf name={text.stage(asked.device)} options={asked.stages} draft={draft} />;
    case 'owner':
      return <OneOf name={text.owner(asked.descriptor)} options={['driver', 'device']} draft={draft} />;
    case 'actor':
      return <OneOf name={text.actor} options={asked.actors} draft={draft} />;
    case 'writes':
      return <Writes asked={asked} draft={draft} />;
  }
};

const Outcome = ({ asked, draft, here = false }: Props<'outcome'>) => (
  <fieldset className="flex flex-col gap-1.5">
    <legend className="text-ink-2 text-t2">{text.answerOf(asked.owner, asked.command)}</legend>
    {asked.fields.map(field => (
      <Field key={field.path} field={field} draft={draft} here={here} />
    ))}
    <Tick checked={draft === null} onChange={() => draftAnswer(draft === null ? undefined : null)} name={text.never} />
  </fieldset>
);

const Field = ({
  field: { path, values, hex },
  draft,
  here,
}: {
  readonly field: AskedField;
  readonly draft: unknown;
  readonly here: boolean;
}) => {
  const id = useId();
  const value = fieldIn(draft, path);
  return (
    <div className="flex flex-col">
      <label htmlFor={id} className="font-mono text-ink-2 text-t1">
        {path}
      </label>
      {values.length > 0 ? (
        <select
          id={id}
          data-answer={here || undefined}
          value={textOf(value)}
          onChange={({ target }) =>
            draftAnswer(withField(draft, path, target.value === '' ? null : Number(target.value)))
          }
          className={`${selectClass} h-7! w-full text-t2`}
        >
          <option value="">{text.choose}</option>
          {values.map(each => (
            <option key={each.value} value={each.value}>
              {each.value} {each.name}
            </option>
          ))}
        </select>
      ) : (
        <NumeralInput id={id} value={value} hex={hex} onChange={next => draftAnswer(withField(draft, path, next))} />
      )}
    </div>
  );
};

/** A value that is typed, or put together from its bits. */
const NumberAndBits = ({
  name,
  bits,
  draft,
}: {
  readonly name: string;
  readonly bits: readonly NamedValue[];
  readonly draft: unknown;
}) => {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-col">
        <label htmlFor={id} className="font-mono text-ink-2 text-t1">
          {name}
        </label>
        <NumeralInput id={id} value={draft} hex={bits.length > 0} onChange={next => draftAnswer(next ?? undefined)} />
      </div>
      {bits.length > 0 && (
        <fieldset className="grid grid-cols-2 gap-x-2">
          <legend className="sr-only">{text.bits}</legend>
          {bits.map(each => (
            <Tick
              key={each.name}
              checked={hasBit(draft, each.value)}
              onChange={() => draftAnswer(withBit(draft, each.value))}
              name={each.name.replace(/^VIRTQ_DESC_F_/, '')}
              mono
            />
          ))}
        </fieldset>
      )}
    </div>
  );
};

const Features = ({ asked, draft }: Props<'features'>) => (
  <fieldset>
    <legend className="text-ink-2 text-t2">{text.features(asked.set, asked.device)}</legend>
    <div className="mt-1 grid max-h-60 grid-cols-2 gap-x-2 overflow-y-auto rounded-1 border border-hair px-2 py-1">
      {asked.bits.map(({ bit, name }) => (
        <Tick
          key={bit}
          checked={listIn(draft).includes(name)}
          onChange={() => draftAnswer(toggled(draft, name))}
          name={`${bit} ${name}`}
          mono
        />
      ))}
    </div>
    <div className="mt-1 grid grid-cols-2 gap-x-2">
      <Tick
        checked={Array.isArray(draft) && draft.length === 0}
        onChange={() => draftAnswer([])}
        name={text.noFeature}
      />
      <Tick
        checked={draft === null}
        onChange={() => draftAnswer(draft === null ? undefined : null)}
        name={text.noSet}
      />
    </div>
  </fieldset>
);

const Writes = ({ asked, draft }: Props<'writes'>) => (
  <fieldset>
    <legend className="text-ink-2 text-t2">{text.written}</legend>
    {asked.names.map(name => (
      <Tick
        key={name}
        checked={listIn(draft).includes(name)}
        onChange={() => draftAnswer(toggled(draft, name))}
        name={name}
        mono
      />
    ))}
    <Tick checked={Array.isArray(draft) && draft.length === 0} onChange={() => draftAnswer([])} name={text.nothing} />
  </fieldset>
);

const OneOf = ({
  name,
  options,
  draft,
}: {
  readonly name: string;
  readonly options: readonly string[];
  readonly draft: unknown;
}) => {
  const id = useId();
  return (
    <fieldset>
      <legend className="text-ink-2 text-t2">{name}</legend>
      {options.map(option => (
        <label key={option} className="flex min-h-6 cursor-pointer items-center gap-2 text-t2">
          <input
            type="radio"
            name={id}
            checked={draft === option}
            onChange={() => draftAnswer(option)}
            className="accent-ink"
          />
          <span className="font-mono">{option}</span>
        </label>
      ))}
    </fieldset>
  );
};

const Tick = ({
  checked,
  onChange,
  name,
  mono = false,
}: {
  readonly checked: boolean;
  readonly onChange: () => void;
  readonly name: string;
  readonly mono?: boolean;
}) => (
  <label className="flex min-h-6 cursor-pointer items-center gap-2 text-t2">
    <input type="checkbox" checked={checked} onChange={onChange} className="accent-ink" />
    <span className={`min-w-0 [overflow-wrap:anywhere] ${mono ? 'font-mono text-t1' : ''}`}>{name}</span>
  </label>
);
