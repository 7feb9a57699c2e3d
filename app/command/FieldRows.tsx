import type { FieldView, PartView } from '../../engine/view/parts/bytes.ts';
import { further } from '../memory/address.ts';
import { MoreButton } from '../menu/MoreButton.tsx';
import { actions, useApp } from '../store/app-state.ts';
import { isTraced } from '../store/traced.ts';
import { command as text } from '../text/command.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { SourceTag } from '../ui/SourceTag.tsx';
import { Traced } from '../ui/Traced.tsx';
import { UnknownWords } from '../ui/Unknown.tsx';

const headOf = (path: string): string => path.slice(0, path.indexOf('.'));
const nameOf = (path: string): string => path.slice(path.indexOf('.') + 1);

/**
 * The fields of a part in the order of the bytes, under the name of the struct that each belongs to. `pending`: nobody
 * has written them yet.
 */
export const FieldRows = ({ part, pending = false }: { readonly part: PartView; readonly pending?: boolean }) =>
  [...new Set(part.fields.map(field => headOf(field.path)))].map(group => (
    <Group
      key={group}
      group={group}
      fields={part.fields.filter(field => headOf(field.path) === group)}
      at={part.at}
      pending={pending}
      unknown={part.unknown}
    />
  ));

interface GroupProps {
  readonly group: string;
  readonly fields: readonly FieldView[];
  readonly at: string;
  readonly pending: boolean;
  readonly unknown: boolean | undefined;
}

const Group = ({ group, fields, at, pending, unknown }: GroupProps) => {
  const title = text.groups[group] ?? group;
  return (
    <section className="px-4 py-2">
      <h3 className="mb-1 flex items-center gap-2 font-semibold">
        {title} {fields[0] && <SourceTag source={fields[0].source} />}
      </h3>
      <table data-unknown={unknown} className="w-full border-collapse">
        <caption className="sr-only">
          {text.fieldsOf(title)}
          <UnknownWords when={unknown} />
        </caption>
        <tbody>
          {fields.map(field => (
            <Row key={field.path} field={field} at={further(at, field.offset)} pending={pending} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** Selects a field, and its bytes where they stand anywhere: a command that was only given is in no buffer yet. */
export const selectField = ({ path, size }: FieldView, at: string): void =>
  actions.select({ field: path, ...(at && { bytes: { at, size } }) });

interface RowProps {
  readonly field: FieldView;
  readonly at: string;
  readonly pending: boolean;
}

const Row = ({ field, at, pending }: RowProps) => {
  const selected = useApp(state => state.selection.field === field.path);
  const traced = useApp(state => isTraced(state, `field ${field.path}`));
  const odd = field.lints.length > 0;
  const choose = () => selectField(field, at);
  return (
    <tr
      data-menu={`field ${field.path}`}
      data-selected={selected}
      data-traced={traced && !selected}
      data-odd={odd}
      data-present={field.present}
      className="group relative h-6 data-[traced=true]:traced-bar align-baseline data-[selected=true]:bg-ink/10 data-[present=missing]:text-ink-3"
    >
      <td className="w-6 min-w-6 pr-2 text-right font-mono text-ink-3 group-data-[odd=true]:font-semibold group-data-[odd=true]:text-fault">
        {field.offset}
      </td>
      <th scope="row" className="whitespace-nowrap pr-1.5 text-left font-normal">
        <button
          type="button"
          aria-pressed={selected}
          title={field.doc}
          onClick={choose}
          className="min-w-25 text-left font-mono leading-6 after:absolute after:inset-0 after:content-['']"
        >
          {nameOf(field.path)}
          <Traced when={traced && !selected} />
        </button>
      </th>
      <td className="font-mono text-ink-3 group-data-[odd=true]:text-fault">{field.type}</td>
      <td className="w-full py-1 pl-1 text-right leading-4" title={`${field.value} ${field.text}`}>
        {field.changed && (
          <span className="mr-1 inline-block">
            <RoleGlyph role="changed" />
          </span>
        )}
        <Value field={field} pending={pending} />
        {selected && (
          <MoreButton of={field.path} menu={`field ${field.path}`} className="relative z-10 -my-1 ml-1 align-middle" />
        )}
      </td>
    </tr>
  );
};

const Value = ({ field, pending }: Pick<RowProps, 'field' | 'pending'>) => {
  if (field.present === 'missing') return <span className="text-ink-3">{text.missing}</span>;
  if (pending) return <span className="whitespace-nowrap text-ink-3">{text.notWritten}</span>;
  // A number that is named by no more than its digits.
  const plain = (digits: string) => digits.replace(/^0x0*(?=.)/, '0x');
  const same = field.text === '' || plain(field.text) === plain(field.value);
  return (
    <>
      <span className="font-mono [overflow-wrap:anywhere]">{field.value}</span>
      {!same && (
        <span lang="en" className="ml-2 text-ink-2 text-t1 [overflow-wrap:anywhere]">
          {field.text}
        </span>
      )}
      {field.present === 'partly' && <span className="ml-2 text-fault">{text.partly}</span>}
    </>
  );
};
