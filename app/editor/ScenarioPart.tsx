import { useId } from 'react';
import type { SwitchView } from '../../engine/view/parts/run.ts';
import { selectClass } from '../command/input-classes.ts';
import { useAround, useAt, useErrors, useErrorsAt, useShapeAt } from '../draft/draft-context.ts';
import { Field, OtherThing, Wrong } from '../draft/Field.tsx';
import { isObject, membersOf, writePath } from '../draft/json.ts';
import { editor as text } from '../text/editor.ts';
import { SourceTag } from '../ui/SourceTag.tsx';
import { edit } from './draft.ts';

/** What it is called, and how its text is read. */
export const ScenarioPart = () => {
  const shape = useShapeAt([]);
  const members = membersOf(shape, null);
  return (
    <div className="flex max-w-5xl flex-col gap-1.5 px-4">
      {members
        .filter(({ name }) => name === 'title' || name === 'summary' || name === 'dialect')
        .map(({ name, shape: own, optional }) => (
          <Field key={name} path={[name]} shape={own} label={name} optional={optional} />
        ))}
      <Readings />
    </div>
  );
};

const none: readonly SwitchView[] = [];

const Readings = () => {
  const id = useId();
  const switches = useAround().frame?.switches ?? none;
  const value = useAt(['readings']);
  const whole = useErrorsAt(['readings']);
  const errors = useErrors();
  if (value !== undefined && !isObject(value)) {
    return <OtherThing path={['readings']} shape={{ kind: 'list', item: { kind: 'flag' } }} value={value} />;
  }
  const given = value ?? {};
  const choose = (name: string, reading: string): void => {
    const { [name]: _before, ...rest } = given;
    const next = reading === '' ? rest : { ...rest, [name]: reading };
    edit(['readings'], Object.keys(next).length === 0 ? undefined : next);
  };
  const strange = Object.keys(given).filter(name => !switches.some(each => each.id === name));
  return (
    <section aria-labelledby={id} data-path="readings" className="pt-3">
      <h4 id={id} className="font-semibold">
        {text.readings}
      </h4>
      <p className="pb-2 text-ink-3">{switches.length === 0 ? text.noReadings : text.readingsHint}</p>
      <Wrong id={id} errors={whole} />
      <ul className="grid grid-cols-1 gap-x-6 @3xl:grid-cols-2">
        {strange.map(name => (
          <li key={name} className="border-hair border-t py-1">
            <Reading name={name} title={name} value={String(given[name])} readings={[]} onChange={choose} />
          </li>
        ))}
        {switches.map(({ id: name, title, byDefault, readings, source }) => (
          <li key={name} data-path={writePath(['readings', name])} className="border-hair border-t py-1.5">
            <p className="flex items-baseline gap-2 pb-0.5">
              <span className="min-w-0 flex-1">
                <span className="font-mono text-ink-2">{name}</span> {title}
              </span>
              <SourceTag source={source} />
            </p>
            <Reading
              name={name}
              title={title}
              value={given[name] === undefined ? '' : String(given[name])}
              standard={readings.find(each => each.id === byDefault)?.text ?? byDefault}
              readings={readings.filter(each => each.id !== byDefault)}
              onChange={choose}
            />
            <Wrong
              id={`${id}-${name}`}
              errors={errors.filter(each => each.path === writePath(['readings', name])).map(({ message }) => message)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
};

interface ReadingProps {
  readonly name: string;
  readonly title: string;
  /** '' where it is not given. */
  readonly value: string;
  readonly standard?: string;
  readonly readings: SwitchView['readings'];
  readonly onChange: (name: string, reading: string) => void;
}

const Reading = ({ name, title, value, standard, readings, onChange }: ReadingProps) => (
  <select
    aria-label={title}
    data-changed={value !== ''}
    value={value}
    onChange={({ target }) => onChange(name, target.value)}
    className={`${selectClass} w-full data-[changed=true]:font-semibold`}
  >
    <option value="">{standard === undefined ? text.notGiven : text.byDefault(standard)}</option>
    {value !== '' && !readings.some(({ id }) => id === value) && <option value={value}>{value}</option>}
    {readings.map(({ id, text: words }) => (
      <option key={id} value={id}>
        {words}
      </option>
    ))}
  </select>
);
