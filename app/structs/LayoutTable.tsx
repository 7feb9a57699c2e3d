import type { Studies } from '../../engine/protocol/messages.ts';
import { actions, useApp } from '../store/app-state.ts';
import { structs as text } from '../text/structs.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

type Found = Studies['structs']['found'];
type Field = Found['sides'][number]['fields'][number];

/** What is reserved is told apart by its name alone. */
const keyOf = ({ reserved, meaning, path }: Field): string => (reserved ? path : meaning);

/** The maps in words: a field a row, a layout a column. */
export const LayoutTable = ({ found: { sides } }: { readonly found: Found }) => {
  const selected = useApp(state => state.study?.args.at);
  const keys = [...new Set(sides.flatMap(({ fields }) => fields.map(keyOf)))];
  return (
    <details className="border-hair border-t pt-2">
      <summary className="min-h-6 py-1 font-semibold">{text.table}</summary>
      <div className="overflow-x-auto">
        <table aria-label={text.table} className="w-full border-collapse text-left">
          <thead className="text-ink-3">
            <tr>
              <th scope="col" className="py-1 pr-4 font-normal">
                {text.name}
              </th>
              {sides.map(({ title }, k) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two layouts may be the same version.
                <th key={k} scope="col" className="py-1 pr-4 font-normal">
                  {text.side(k)}: {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {keys.map(key => (
              <tr
                key={key}
                data-selected={key === selected}
                className="border-hair border-t data-[selected=true]:bg-ink/10"
              >
                <th scope="row" className="py-1 pr-4 font-mono font-normal">
                  <button
                    type="button"
                    className="min-h-6 min-w-6 text-left"
                    onClick={() => actions.setStudy({ at: key })}
                  >
                    {key}
                  </button>
                </th>
                {sides.map(({ fields }, k) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two layouts may be the same version.
                  <Cell key={k} fields={fields.filter(each => keyOf(each) === key)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
};

const Cell = ({ fields }: { readonly fields: readonly Field[] }) => (
  <td className="py-1 pr-4">
    {fields.length === 0 && text.none}
    {fields.map(({ offset, size, type, lints }) => (
      <span key={offset} className="flex items-baseline gap-2" title={lints.join('; ')}>
        {text.bytes(offset, Math.max(offset, offset + size - 1))}
        <span className="font-mono text-ink-3">{type}</span>
        {lints.length > 0 && (
          <span className="flex items-baseline gap-1 font-semibold text-fault">
            <RoleGlyph role="fault" />
            {text.isMisaligned}
          </span>
        )}
      </span>
    ))}
  </td>
);
