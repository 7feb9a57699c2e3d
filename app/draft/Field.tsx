import { type ReactNode, useId } from 'react';
import type { DraftFrame, LeafForm, Shape } from '../../engine/protocol/messages.ts';
import { inputClass, selectClass } from '../command/input-classes.ts';
import { editor as text } from '../text/editor.ts';
import { Button } from '../ui/Button.tsx';
import { useAround, useAt, useDraft, useErrorsAt } from './draft-context.ts';
import { firstIn, fresh } from './fresh.ts';
import { type Json, type Path, writePath } from './json.ts';

interface FieldProps {
  readonly path: Path;
  readonly shape: Shape;
  readonly label: string;
  readonly optional?: boolean;
  /** What it is taken for where it is not given. */
  readonly standard?: string;
}

/** One member of something: its name as a file has it, its value, what is wrong with it. */
export const Field = ({ path, shape, label, optional = false, standard }: FieldProps) => {
  const id = useId();
  const value = useAt(path);
  const errors = useErrorsAt(path);
  return (
    <FieldRow id={id} path={path} label={label} errors={errors}>
      <Control {...{ id, path, shape, value, optional, standard }} wrong={errors.length > 0} />
    </FieldRow>
  );
};

interface RowProps {
  readonly id: string;
  readonly path: Path;
  readonly label: string;
  readonly errors: readonly string[];
  readonly children: ReactNode;
}

/** The name beside what is typed; errors below. */
export const FieldRow = ({ id, path, label, errors, children }: RowProps) => (
  <div data-path={writePath(path)} className="grid grid-cols-[minmax(72px,104px)_minmax(0,1fr)] items-start gap-x-2">
    <label htmlFor={id} title={label} className="truncate py-1 font-mono text-ink-2">
      {label}
    </label>
    <div className="flex min-w-0 flex-col">
      {children}
      <Wrong id={id} errors={errors} />
    </div>
  </div>
);

export const Wrong = ({ id, errors }: { readonly id: string; readonly errors: readonly string[] }) =>
  errors.length > 0 && (
    <ul id={`${id}-wrong`} className="pt-0.5 pb-1 text-fault">
      {errors.map(message => (
        <li key={message} className="break-words first-letter:uppercase">
          {message}
        </li>
      ))}
    </ul>
  );

interface ControlProps {
  readonly id: string;
  readonly path: Path;
  readonly shape: Shape;
  readonly value: Json | undefined;
  readonly optional: boolean;
  readonly standard: string | undefined;
  readonly wrong: boolean;
}

const isScalar = (value: Json | undefined): value is string | number | boolean | undefined =>
  value === undefined || ['string', 'number', 'boolean'].includes(typeof value);

const Control = (props: ControlProps) => {
  const { shape, value, path, id } = props;
  if (!isScalar(value)) return <OtherThing id={id} path={path} shape={shape} value={value} />;
  switch (shape.kind) {
    case 'flag':
    case 'only-true':
      return <Tick {...props} />;
    case 'one-of':
      return <Choose {...props} options={shape.names.map(name => ({ name, text: '' }))} />;
    case 'name':
      return <Name {...props} shape={shape} />;
    case 'text':
      return shape.limit > 1000 ? <LongText {...props} /> : <Line {...props} prose />;
    default:
      return <Line {...props} />;
  }
};

/** A value that is no leaf at all: told as it is, and replaced only when somebody wants that. */
export const OtherThing = ({
  id,
  path,
  shape,
  value,
}: {
  readonly id?: string;
  readonly path: Path;
  readonly shape: Shape;
  readonly value: Json;
}) => {
  const first = useFirst();
  const { edit } = useDraft();
  return (
    <div className="flex flex-wrap items-baseline gap-2 py-0.5">
      <span className="text-ink-3">{text.notOfForm}</span>
      <code className="max-w-full truncate font-mono">{JSON.stringify(value).slice(0, 80)}</code>
      <Button id={id} onClick={() => edit(path, fresh(shape, first))}>
        {text.replace}
      </Button>
    </div>
  );
};

export const useFirst = () => {
  const { frame, functions, actors } = useAround();
  return firstIn(frame, functions, actors);
};

/** What was typed, as a file would hold it: digits are a number, and nothing at all takes an optional member away. */
const typed = (shape: Shape, written: string, optional: boolean): Json | undefined => {
  if (written === '' && optional) return undefined;
  if (shape.kind !== 'whole' && shape.kind !== 'numeral') return written;
  const digits = written.trim();
  return /^(0|[1-9]\d{0,15})$/.test(digits) && Number.isSafeInteger(Number(digits)) ? Number(digits) : digits;
};

const shown = (value: Json | undefined): string => (value === undefined ? '' : String(value));

const Line = ({
  id,
  path,
  shape,
  value,
  optional,
  standard,
  wrong,
  prose = false,
}: ControlProps & { readonly prose?: boolean }) => {
  const { edit } = useDraft();
  return (
    <input
      id={id}
      value={shown(value)}
      placeholder={optional ? (standard ?? text.notGiven) : undefined}
      spellCheck={false}
      autoComplete="off"
      aria-invalid={wrong}
      aria-describedby={wrong ? `${id}-wrong` : undefined}
      data-prose={prose}
      onChange={event => edit(path, typed(shape, event.target.value, optional), writePath(path))}
      className={`${inputClass} w-full data-[prose=true]:font-sans data-[prose=true]:text-t2 placeholder:text-ink-3`}
    />
  );
};

const LongText = ({ id, path, shape, value, optional, wrong }: ControlProps) => {
  const { edit } = useDraft();
  return (
    <textarea
      id={id}
      rows={3}
      value={shown(value)}
      placeholder={optional ? text.notGiven : undefined}
      aria-invalid={wrong}
      aria-describedby={wrong ? `${id}-wrong` : undefined}
      onChange={event => edit(path, typed(shape, event.target.value, optional), writePath(path))}
      className={`${inputClass} h-auto w-full resize-y py-0.5 font-sans text-t2 placeholder:text-ink-3`}
    />
  );
};

const Tick = ({ id, path, shape, value, wrong }: ControlProps) => {
  const { edit } = useDraft();
  return (
    <span className="flex h-6 items-center">
      <input
        id={id}
        type="checkbox"
        checked={value === true}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={({ target }) => edit(path, target.checked || (shape.kind === 'flag' ? false : undefined))}
        className="size-4 accent-ink"
      />
    </span>
  );
};

export interface Option {
  readonly name: string;
  readonly text: string;
}

interface ChooseProps extends ControlProps {
  readonly options: readonly Option[];
}

/** Tables whose texts are titles and clauses, which are in English. */
const englishTables = new Set(['clause', 'dialect', 'scenario']);

const Choose = ({ id, path, shape, value, optional, standard, wrong, options }: ChooseProps) => {
  const { edit } = useDraft();
  const now = shown(value);
  const known = value === undefined || options.some(({ name }) => name === now);
  return (
    <select
      id={id}
      value={now}
      aria-invalid={wrong}
      aria-describedby={wrong ? `${id}-wrong` : undefined}
      onChange={({ target }) => edit(path, target.value === '' && optional ? undefined : target.value)}
      className={`${selectClass} w-full font-mono aria-invalid:border-fault aria-invalid:outline aria-invalid:outline-fault`}
    >
      {(optional || value === undefined) && (
        <option value="">{standard === undefined ? text.notGiven : text.byDefault(standard)}</option>
      )}
      {!known && <option value={now}>{text.unknown(now)}</option>}
      {options.map(({ name, text: words }) => (
        <option key={name} value={name} lang={shape.kind === 'name' && englishTables.has(shape.of) ? 'en' : undefined}>
          {words === '' ? name : `${name}  ${words}`}
        </option>
      ))}
    </select>
  );
};

/** Tables that are too long to choose from, or have no end: typed, with what is known as a help. */
const typedTables = new Set(['clause', 'ring-field']);

const Name = (props: ControlProps & { readonly shape: Extract<LeafForm, { readonly kind: 'name' }> }) => {
  const { id, path, shape, value, optional, wrong } = props;
  const { edit } = useDraft();
  const options = useOptions(shape.of);
  if (!typedTables.has(shape.of)) return <Choose {...props} options={options} />;
  return (
    <>
      <input
        id={id}
        list={`${id}-names`}
        value={shown(value)}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={event => edit(path, typed(shape, event.target.value, optional), writePath(path))}
        className={`${inputClass} w-full`}
      />
      <datalist id={`${id}-names`} lang={englishTables.has(shape.of) ? 'en' : undefined}>
        {options.map(each => (
          <option key={each.name} value={each.name}>
            {each.text}
          </option>
        ))}
      </datalist>
    </>
  );
};

const nothing: readonly Option[] = [];
const asOptions = (names: readonly string[]): readonly Option[] => names.map(name => ({ name, text: '' }));

const optionsIn = (table: string, frame: DraftFrame | null): readonly Option[] =>
  table === 'dialect' ? (frame?.dialects ?? nothing) : (frame?.names[table] ?? nothing);

/** The names of a table: of the version, or of the draft itself. */
export const useOptions = (table: string): readonly Option[] => {
  const { frame, functions, actors } = useAround();
  switch (table) {
    case 'device':
      return asOptions(functions);
    case 'owner':
      return asOptions(functions.filter(id => !id.includes('/')));
    case 'actor':
      return asOptions(actors);
    default:
      return optionsIn(table, frame);
  }
};
