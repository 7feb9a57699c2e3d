import { useId } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { FieldView } from '../../engine/view/parts/bytes.ts';
import type { CatalogView } from '../../engine/view/parts/catalog.ts';
import { useApp } from '../store/app-state.ts';
import { composer as text } from '../text/command.ts';
import { typeField, useComposer } from './composer-state.ts';
import type { FormRow } from './form.ts';
import { inputClass, selectClass } from './input-classes.ts';
import { readNumeral } from './numeral.ts';

interface LineProps {
  readonly row: FormRow;
  /** What is typed. */
  readonly value: string;
  readonly set: (value: string) => void;
  /** Values that have a name. */
  readonly names?: readonly Named[];
  readonly placeholder?: string;
  /** What is wrong with it. */
  readonly message?: string | null;
  /** Something is odd about where it is. */
  readonly odd?: boolean;
}

/** One field: offset, name and type as declared; any number may be typed, and those with a name be chosen. */
export const FieldLine = ({
  row,
  value,
  set,
  names = [],
  placeholder = '0',
  message = null,
  odd = false,
}: LineProps) => {
  const id = useId();
  const beside = names.length > 0 && names.every(({ name }) => name.length <= BESIDE);
  const named = names.length > 0 && <NamedValues row={row} names={names} typed={value} set={set} />;
  return (
    <div className="mb-1">
      <div className="grid grid-cols-[--spacing(6)_minmax(0,1fr)_--spacing(10)_minmax(0,1.3fr)] items-center gap-x-2">
        <span
          data-odd={odd}
          className="text-right font-mono text-ink-3 data-[odd=true]:font-semibold data-[odd=true]:text-fault"
        >
          {row.offset}
        </span>
        <label htmlFor={id} title={row.doc} className="truncate font-mono">
          {row.name}
        </label>
        <span data-odd={odd} className="font-mono text-ink-3 data-[odd=true]:text-fault">
          {row.type}
        </span>
        <span className="flex gap-1">
          <input
            id={id}
            value={value}
            placeholder={placeholder}
            spellCheck={false}
            autoComplete="off"
            aria-invalid={message !== null}
            aria-describedby={message ? `${id}-error` : undefined}
            onChange={event => set(event.target.value)}
            className={`${inputClass} w-12 flex-1`}
          />
          {beside && named}
        </span>
      </div>
      {!beside && named && <div className="mt-1 ml-8 flex">{named}</div>}
      {message && (
        <p id={`${id}-error`} role="alert" className="pl-8 text-fault">
          {message}
        </p>
      )}
    </div>
  );
};

interface Props {
  readonly row: FormRow;
  readonly catalog: CatalogView;
  readonly decoded: FieldView | undefined;
}

/** A field of the command that is being composed. */
export const FieldInput = ({ row, catalog, decoded }: Props) => {
  const typed = useComposer(state => state.typed[row.path] ?? '');
  const edited = useComposer(state => state.edited);
  const message = useComposer(({ problem }) =>
    problem?.kind === 'field' && problem.path === row.path ? problem.message : null,
  );
  const absent = edited === 'hex' && decoded?.present !== 'whole';
  return (
    <FieldLine
      row={row}
      value={typed}
      set={value => typeField(catalog, row.path, value)}
      names={useNames(row, catalog)}
      placeholder={absent ? text.notInBytes : '0'}
      message={message}
      odd={(decoded?.lints.length ?? 0) > 0}
    />
  );
};

/** Names of at most so many characters stand beside the number; longer ones have a line of their own. */
const BESIDE = 10;

interface Named {
  readonly value: string;
  readonly name: string;
}

/** Values that have a name: those of the declaration, and for the member those that exist. */
const useNames = (row: FormRow, catalog: CatalogView): readonly Named[] => {
  const { opcode, member } = catalog.headerFields;
  const isMember = row.path === `header.${member}`;
  const members = useApp(
    useShallow(({ run }) => {
      if (!isMember) return [];
      const owners = run.group?.owners.filter(owner => owner.member !== null) ?? [];
      return [...owners, ...Object.values(run.members ?? {})].map(({ member, title }) => `${member} ${title}`);
    }),
  );
  if (isMember)
    return members.map(each => ({ value: each.slice(0, each.indexOf(' ')), name: each.slice(each.indexOf(' ') + 1) }));
  // The command is chosen by its name above.
  if (row.path === `header.${opcode}`) return [];
  return row.values.map(({ value, name }) => ({ value: String(value), name }));
};

interface NamedProps {
  readonly row: FormRow;
  readonly names: readonly Named[];
  readonly typed: string;
  readonly set: (value: string) => void;
}

const NamedValues = ({ row, names, typed, set }: NamedProps) => {
  const read = readNumeral(typed || '0');
  const value = read.ok ? BigInt(read.value).toString() : '';
  const known = names.some(each => each.value === value);
  return (
    <select
      aria-label={text.named(row.name)}
      value={known ? value : ''}
      onChange={event => event.target.value !== '' && set(event.target.value)}
      className={`${selectClass} w-0 flex-[1.7]`}
    >
      {!known && <option value="">{text.other}</option>}
      {names.map(each => (
        <option key={`${each.value} ${each.name}`} value={each.value} lang="en">
          {each.name}
        </option>
      ))}
    </select>
  );
};
