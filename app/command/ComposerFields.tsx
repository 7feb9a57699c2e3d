import type { FieldView } from '../../engine/view/parts/bytes.ts';
import type { CatalogView } from '../../engine/view/parts/catalog.ts';
import { command as commandText, composer as text } from '../text/command.ts';
import { SourceTag } from '../ui/SourceTag.tsx';
import { BitGrid } from './BitGrid.tsx';
import { useComposer } from './composer-state.ts';
import { FieldInput } from './FieldInput.tsx';
import { type FormRow, rowsOf } from './form.ts';

/** The fields of the command as its layout declares them. */
export const ComposerFields = ({ catalog }: { readonly catalog: CatalogView }) => {
  const typed = useComposer(state => state.typed);
  const part = useComposer(state => state.part);
  const problem = useComposer(state => state.problem);
  const rows = rowsOf(catalog, typed);
  return (
    <>
      {(['header', 'data'] as const).map(
        group =>
          rows[group].length > 0 && (
            <Group
              key={group}
              title={commandText.groups[group] ?? group}
              rows={rows[group]}
              catalog={catalog}
              decoded={part?.fields ?? []}
            />
          ),
      )}
      {problem?.kind === 'engine' && (
        <div role="alert" className="px-4 py-2 text-fault">
          <b className="font-semibold">{text.errors}</b>
          <ul>
            {problem.errors.map(error => (
              <li key={`${error.path} ${error.message}`}>
                {error.path && <span className="font-mono">{error.path}: </span>}
                {error.message}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
};

interface GroupProps {
  readonly title: string;
  readonly rows: readonly FormRow[];
  readonly catalog: CatalogView;
  readonly decoded: readonly FieldView[];
}

const Group = ({ title, rows, catalog, decoded }: GroupProps) => (
  <fieldset className="px-4 py-2">
    <legend className="float-left mb-1 flex w-full items-center gap-2 font-semibold">
      {title} {rows[0] && <SourceTag source={rows[0].source} />}
    </legend>
    <div className="clear-both">
      {rows.map(row => (
        <div key={row.path}>
          <FieldInput row={row} catalog={catalog} decoded={decoded.find(field => field.path === row.path)} />
          {row.show === 'feature-bits' && row.size === 8 && <BitGrid row={row} catalog={catalog} />}
        </div>
      ))}
    </div>
  </fieldset>
);
