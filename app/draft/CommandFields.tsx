import type { DraftBit, DraftFrame, Member } from '../../engine/protocol/messages.ts';
import type { CatalogCommand, FormField } from '../../engine/view/parts/catalog.ts';
import { BitChoice } from '../command/BitGrid.tsx';
import { FieldLine } from '../command/FieldInput.tsx';
import { intentFromFields, typedFrom } from '../command/form.ts';
import { Lints } from '../command/Lints.tsx';
import { useStudy } from '../study/use-study.ts';
import { command as commandText } from '../text/command.ts';
import { editor as text } from '../text/editor.ts';
import { Bytes } from '../ui/Bytes.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { SourceTag } from '../ui/SourceTag.tsx';
import { hasBit } from './bits.ts';
import { shownValue, writtenValue } from './command-values.ts';
import { useAround, useAt, useDraft, useErrors } from './draft-context.ts';
import { Wrong } from './Field.tsx';
import { getAt, isObject, type Json, type JsonObject, type Path, writePath } from './json.ts';
import { Members } from './Members.tsx';
import { typeOfPf } from './types.ts';

interface Props {
  readonly path: Path;
  readonly members: readonly Member[];
}

/** A command as the composer has it: the fields of its header and of its data as declared, or bytes. */
export const CommandFields = ({ path, members }: Props) => {
  const value = useAt(path);
  const { edit } = useDraft();
  const { frame, dialect, readings } = useAround();
  const command: JsonObject = isObject(value) ? value : {};
  const asked =
    dialect !== '' && isObject(value) ? ({ kind: 'draft-command', dialect, readings, command: value } as const) : null;
  const found = useStudy(asked);
  if (!frame) return null;
  const { catalog } = frame;
  const entry = catalog.commands.find(({ name }) => name === command.command);
  const isRaw = command.raw !== undefined;
  const bytes = found?.ok ? found.found : null;

  const writeAs = (as: 'fields' | 'raw'): void => {
    if ((as === 'raw') === isRaw) return;
    const { command: _c, header: _h, data: _d, raw: _r, ...rest } = command;
    if (as === 'raw') return edit(path, inOrder({ ...rest, raw: bytes?.readable.bytes ?? '' }, members));
    const read =
      bytes && intentFromFields(catalog, typedFrom(bytes.readable), { owner: 'pf0', queue: 0, writable: '' });
    const made = read?.ok ? read.intent : { command: catalog.commands[0]?.name };
    const { command: name, header, data } = made as Readonly<Record<string, Json | undefined>>;
    const fields = { ...(name && { command: name }), ...(header && { header }), ...(data && { data }) };
    edit(path, inOrder({ ...rest, ...fields }, members));
  };

  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-ink-2">{text.commandAs}</span>
        <Segmented
          label={text.commandAs}
          options={(['fields', 'raw'] as const).map(each => ({ value: each, text: text.commandsAs[each] }))}
          value={isRaw ? 'raw' : 'fields'}
          onChange={writeAs}
        />
        {bytes && <span className="text-ink-3">{text.answerNeeds(bytes.writable)}</span>}
      </div>
      <Members path={path} members={members} without={isRaw ? FIELDS : [...FIELDS.slice(1), 'raw']} />
      {entry && !isRaw && <p className="text-ink-2">{entry.doc}</p>}
      {!isRaw && (
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(320px,100%),1fr))] gap-x-6">
          <Group path={[...path, 'header']} fields={headerOf(entry, frame)} frame={frame} owner={command.owner} />
          <Group path={[...path, 'data']} fields={entry?.data ?? []} frame={frame} owner={command.owner} />
        </div>
      )}
      {bytes && (
        <section>
          <h4 className="pb-1 text-ink-2">{text.bytes}</h4>
          <div className="overflow-x-auto">
            <Bytes part={bytes.readable} label={text.bytes} />
          </div>
          <Lints lints={bytes.readable.lints} />
        </section>
      )}
    </div>
  );
};

/** Members that the form shows by itself. */
const FIELDS = ['command', 'header', 'data'];

const inOrder = (value: JsonObject, members: readonly Member[]): JsonObject => {
  const names = ['do', ...members.map(({ name }) => name)];
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => names.indexOf(a) - names.indexOf(b)));
};

/** The opcode belongs to a command that has a name. */
const headerOf = (entry: CatalogCommand | undefined, { catalog }: DraftFrame): readonly FormField[] =>
  entry ? entry.header.filter(({ name }) => name !== catalog.headerFields.opcode) : catalog.header;

interface GroupProps {
  readonly path: Path;
  readonly fields: readonly FormField[];
  readonly frame: DraftFrame;
  readonly owner: Json | undefined;
}

const Group = ({ path, fields, frame, owner }: GroupProps) => {
  const { edit } = useDraft();
  const value = useAt(path);
  const at = writePath(path);
  const errors = useErrors();
  const name = String(path.at(-1));
  const title = commandText.groups[name] ?? name;
  const own = isObject(value) ? value : {};
  const strange = Object.keys(own).filter(each => !fields.some(field => field.name === each));
  if (fields.length === 0 && strange.length === 0) return null;
  const write = (field: FormField, typed: string): void => {
    const next = writtenValue(field, typed);
    const { [field.name]: _before, ...rest } = own;
    const isLast = next === undefined && Object.keys(rest).length === 0;
    if (isLast) edit(path, undefined, writePath([...path, field.name]));
    else edit([...path, field.name], next, writePath([...path, field.name]));
  };
  return (
    <fieldset data-path={at} className="min-w-0 py-1">
      <legend className="float-left mb-1 flex w-full items-center gap-2 font-semibold">
        {title} {fields[0] && <SourceTag source={fields[0].source} />}
      </legend>
      <div className="clear-both">
        {fields.map(field => {
          const place = writePath([...path, field.name]);
          const row = { ...field, path: place };
          const typed = shownValue(field, own[field.name]);
          return (
            <div key={field.name} data-path={place}>
              <FieldLine
                row={row}
                value={typed}
                set={next => write(field, next)}
                names={field.values.map(each => ({ value: String(each.value), name: each.name }))}
                message={errors.find(each => each.path === place)?.message ?? null}
              />
              {field.show === 'feature-bits' && field.size === 8 && (
                <BitsOf field={field} typed={typed} set={next => write(field, next)} frame={frame} owner={owner} />
              )}
            </div>
          );
        })}
        <Wrong
          id={at}
          errors={errors
            .filter(each => each.path === at || strange.some(name => each.path === writePath([...path, name])))
            .map(({ path: wrong, message }) => `${wrong}: ${message}`)}
        />
      </div>
    </fieldset>
  );
};

interface BitsProps {
  readonly field: FormField;
  readonly typed: string;
  readonly set: (value: string) => void;
  readonly frame: DraftFrame;
  readonly owner: Json | undefined;
}

const noBits: readonly DraftBit[] = [];

const BitsOf = ({ field, typed, set, frame, owner }: BitsProps) => {
  const { scenario } = useAround();
  const pf = getAt(scenario, ['topology', 'pfs', Number(/^pf(\d+)$/.exec(String(owner))?.[1] ?? 0)]);
  const bits = frame.features[typeOfPf(pf)] ?? noBits;
  const manageable = isObject(pf) ? bits.filter(bit => hasBit(pf.manageable, bit)) : noBits;
  return <BitChoice name={field.name} first={manageable} all={frame.catalog.features} value={typed || '0'} set={set} />;
};
