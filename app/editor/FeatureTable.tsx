import { useState } from 'react';
import type { DraftBit } from '../../engine/protocol/messages.ts';
import type { DeviceType } from '../../engine/world/device-data.ts';
import { hasBit, strangers, toggled } from '../draft/bits.ts';
import { useAround, useErrors } from '../draft/draft-context.ts';
import { OtherThing, Wrong } from '../draft/Field.tsx';
import { getAt, isList, type Json, type Path, writePath } from '../draft/json.ts';
import { editor as text } from '../text/editor.ts';
import { edit, useDraft } from './draft.ts';

/** One list of feature bits, as a column. */
export interface FeatureColumn {
  readonly path: Path;
  readonly type: DeviceType;
  /** Whose it is. */
  readonly group: string;
  readonly name: string;
}

interface Props {
  readonly label: string;
  readonly columns: readonly FeatureColumn[];
}

/** Several lists of feature bits side by side: a row for each bit by its name. */
export const FeatureTable = ({ label, columns }: Props) => {
  const [all, setAll] = useState(false);
  const features = useAround().frame?.features;
  const value = useDraft(state => state.value);
  const errors = useErrors();
  if (!features) return null;
  const lists = columns.map(({ path }) => getAt(value, path));
  const rows = rowsOf(columns, features);
  const used = rows.filter(({ bits }) => bits.some((bit, k) => bit && hasBit(lists[k], bit)));
  const shown = all ? rows : used;
  const groups = groupsOf(columns);
  const other = columns.flatMap((column, k) => {
    const list = lists[k];
    return list === undefined || isList(list) ? [] : [{ column, list }];
  });
  return (
    <div className="min-w-0">
      <div className="overflow-x-auto">
        <table aria-label={label} className="border-collapse">
          <thead>
            <tr>
              <td />
              {groups.map(({ name, span, key }) => (
                <th key={key} colSpan={span} scope="colgroup" className="px-2 pt-1 text-left font-semibold">
                  {name}
                </th>
              ))}
            </tr>
            <tr className="border-hair border-b text-ink-2">
              <th scope="col" className="py-1 pr-4 text-left font-normal">
                {text.bit}
              </th>
              {columns.map(({ path, name }) => (
                <th key={writePath(path)} scope="col" className="px-2 py-1 text-left font-normal">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ key, bit, name, bits }) => (
              <tr key={key} className="hover:bg-ink/[0.035]">
                <th scope="row" className="whitespace-nowrap pr-4 text-left font-mono font-normal">
                  <span className="inline-block w-6 pr-2 text-right text-ink-3">{bit}</span>
                  {name}
                </th>
                {columns.map(({ path, group, name: column, type }, k) => {
                  const own = bits[k];
                  return (
                    <td key={writePath(path)} data-path={writePath(path)} className="px-2">
                      {own && (
                        <label className="flex size-6 items-center justify-center">
                          <input
                            type="checkbox"
                            aria-label={`${own.name}: ${group} ${column}`}
                            checked={hasBit(lists[k], own)}
                            onChange={() => edit(path, toggled(lists[k], own, features[type]))}
                            className="size-3.5 accent-ink"
                          />
                        </label>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(all || rows.length > used.length) && (
        <button
          type="button"
          aria-expanded={all}
          onClick={() => setAll(!all)}
          className="min-h-6 text-ink-2 underline decoration-dotted hover:text-ink"
        >
          {all ? text.fewBits : text.allBits(rows.length - used.length)}
        </button>
      )}
      {other.map(({ column, list }) => (
        <OtherThing key={writePath(column.path)} path={column.path} shape={{ kind: 'features' }} value={list as Json} />
      ))}
      {columns.map(({ path, type, group, name }, k) => {
        const at = writePath(path);
        const wrong = errors.filter(each => each.path === at || each.path.startsWith(`${at}[`));
        const odd = strangers(lists[k], features[type]);
        if (wrong.length === 0 && odd.length === 0) return null;
        return (
          <div key={at}>
            {odd.length > 0 && (
              <p className="text-ink-2">
                {group} {name}: {text.otherEntries}{' '}
                <span className="font-mono">{odd.map(each => JSON.stringify(each)).join(', ')}</span>
              </p>
            )}
            <Wrong id={at} errors={wrong.map(each => `${each.path}: ${each.message}`)} />
          </div>
        );
      })}
    </div>
  );
};

interface Row {
  readonly key: string;
  readonly bit: number;
  readonly name: string;
  /** The bit as each column names it; null where its type has none such. */
  readonly bits: readonly (DraftBit | null)[];
}

/** A row for each bit; types that call the same number otherwise have a row of their own. */
const rowsOf = (
  columns: readonly FeatureColumn[],
  features: Readonly<Record<DeviceType, readonly DraftBit[]>>,
): readonly Row[] => {
  const types = [...new Set(columns.map(({ type }) => type))];
  const rows = new Map<string, DraftBit>();
  for (const type of types) for (const bit of features[type]) rows.set(`${bit.bit} ${bit.name}`, bit);
  return [...rows]
    .sort(([, a], [, b]) => a.bit - b.bit)
    .map(([key, { bit, name }]) => ({
      key,
      bit,
      name,
      bits: columns.map(({ type }) => features[type].find(each => each.bit === bit && each.name === name) ?? null),
    }));
};

/** Columns that stand beside each other and are of the same function. */
const groupsOf = (columns: readonly FeatureColumn[]) => {
  const groups: { name: string; span: number; key: string }[] = [];
  for (const { group, path } of columns) {
    const last = groups.at(-1);
    if (last?.name === group) last.span += 1;
    else groups.push({ name: group, span: 1, key: writePath(path) });
  }
  return groups;
};
