import { useId } from 'react';
import { selectClass } from '../command/input-classes.ts';
import { editor as text } from '../text/editor.ts';
import { Icon } from '../ui/Icon.tsx';
import { hasBit, strangers, toggled } from './bits.ts';
import { useAround, useAt, useDraft, useErrors } from './draft-context.ts';
import { OtherThing, Wrong } from './Field.tsx';
import { isList, listIn, type Path, writePath } from './json.ts';
import { typeOfDevice } from './types.ts';

/** A set of feature bits as the names that are in it. */
export const BitList = ({ path, label }: { readonly path: Path; readonly label: string }) => {
  const id = useId();
  const value = useAt(path);
  const device = useAt([...path.slice(0, -1), 'device']);
  const { edit } = useDraft();
  const { scenario, frame } = useAround();
  const bits = frame?.features[typeOfDevice(scenario, device)] ?? [];
  const at = writePath(path);
  const errors = useErrors().filter(each => each.path === at || each.path.startsWith(`${at}[`));
  if (value !== undefined && !isList(value)) {
    return <OtherThing path={path} shape={{ kind: 'features' }} value={value} />;
  }
  const chosen = bits.filter(bit => hasBit(value, bit));
  return (
    <fieldset data-path={at} className="col-span-full min-w-0">
      <legend className="float-left w-full pb-0.5 font-mono text-ink-2">{label}</legend>
      <ul className="clear-both flex flex-wrap gap-1">
        {chosen.map(bit => (
          <li key={bit.bit}>
            <Chip name={`${bit.bit} ${bit.name}`} remove={() => edit(path, toggled(value, bit, bits))} />
          </li>
        ))}
        {strangers(value, bits).map(entry => (
          <li key={JSON.stringify(entry)}>
            <Chip
              name={String(entry)}
              remove={() =>
                edit(
                  path,
                  listIn(value).filter(each => each !== entry),
                )
              }
            />
          </li>
        ))}
        <li>
          <select
            aria-label={`${text.addBit}: ${label}`}
            value=""
            onChange={({ target }) => {
              const bit = bits.find(each => each.bit === Number(target.value));
              if (bit) edit(path, toggled(value, bit, bits));
            }}
            className={`${selectClass} text-ink-2`}
          >
            <option value="">{text.addBit}</option>
            {bits
              .filter(bit => !hasBit(value, bit))
              .map(({ bit, name }) => (
                <option key={bit} value={bit}>
                  {bit} {name}
                </option>
              ))}
          </select>
        </li>
      </ul>
      <Wrong id={id} errors={errors.map(({ message }) => message)} />
    </fieldset>
  );
};

const Chip = ({ name, remove }: { readonly name: string; readonly remove: () => void }) => (
  <button
    type="button"
    aria-label={`${text.remove}: ${name}`}
    title={`${text.remove}: ${name}`}
    onClick={remove}
    className="flex h-6 items-center gap-1 rounded-1 border border-rule px-1.5 font-mono hover:border-ink"
  >
    {name} <Icon name="close" className="size-2 text-ink-3" />
  </button>
);
