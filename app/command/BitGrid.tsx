import { useShallow } from 'zustand/react/shallow';
import type { CatalogView } from '../../engine/view/parts/catalog.ts';
import type { FeatureBitView } from '../../engine/view/parts/features.ts';
import { useApp } from '../store/app-state.ts';
import { composer as text } from '../text/command.ts';
import { typeField, useComposer } from './composer-state.ts';
import type { FormRow } from './form.ts';
import { bitsIn, withBit } from './numeral.ts';

/** Bits of one value of 64 bits. */
const WIDTH = 64;

/** The feature bits of the command that is being composed. */
export const BitGrid = ({ row, catalog }: { readonly row: FormRow; readonly catalog: CatalogView }) => {
  const typed = useComposer(state => state.typed[row.path] ?? '0');
  const owner = useComposer(state => state.owner);
  const manageable = useApp(
    useShallow(state => state.run.group?.owners.find(each => each.id === owner)?.manageable ?? []),
  );
  return (
    <BitChoice
      name={row.name}
      first={manageable}
      all={catalog.features}
      value={typed}
      set={value => typeField(catalog, row.path, value)}
    />
  );
};

interface ChoiceProps {
  readonly name: string;
  /** Bits that may be given away: those in sight. */
  readonly first: readonly FeatureBitView[];
  readonly all: readonly FeatureBitView[];
  readonly value: string;
  readonly set: (value: string) => void;
}

/** A set of feature bits by name: those that may be given away first, the others on demand. */
export const BitChoice = ({ name, first, all, value, set: write }: ChoiceProps) => {
  const set = new Set(bitsIn(value));
  const managed = new Set(first.map(({ bit }) => bit));
  const others = all.filter(({ bit }) => bit < WIDTH && !managed.has(bit));
  const nameless = [...set].filter(bit => !managed.has(bit) && !others.some(each => each.bit === bit));
  const rest = [...others, ...nameless.map(bit => ({ bit, name: '', source: 'ours' as const }))];
  const toggle = (bit: number) => write(withBit(value, bit));
  return (
    <fieldset className="mb-2 ml-8">
      <legend className="sr-only">{text.bits(name)}</legend>
      <Boxes bits={first} set={set} toggle={toggle} />
      <details className="mt-1">
        <summary className="min-h-6 text-ink-2">
          {text.otherBits(rest.length)}
          {rest.some(({ bit }) => set.has(bit)) &&
            ` (${rest
              .filter(({ bit }) => set.has(bit))
              .map(({ bit }) => bit)
              .join(' ')})`}
        </summary>
        <Boxes bits={rest} set={set} toggle={toggle} />
      </details>
    </fieldset>
  );
};

interface BoxesProps {
  readonly bits: readonly FeatureBitView[];
  readonly set: ReadonlySet<number>;
  readonly toggle: (bit: number) => void;
}

const Boxes = ({ bits, set, toggle }: BoxesProps) => (
  <ul className="grid grid-cols-[repeat(auto-fill,minmax(--spacing(35),1fr))] gap-x-3">
    {bits.map(({ bit, name }) => (
      <li key={bit}>
        <label
          className="flex min-h-6 items-center gap-1.5 font-mono has-checked:font-semibold"
          title={`${bit} ${name}`}
        >
          <input
            type="checkbox"
            checked={set.has(bit)}
            onChange={() => toggle(bit)}
            className="size-3.5 shrink-0 accent-ink"
          />
          <span className="w-4 text-right">{bit}</span> <span className="truncate">{name}</span>
        </label>
      </li>
    ))}
  </ul>
);
