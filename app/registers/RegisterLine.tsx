import type { RegisterRow, RegisterSection, RegistersView } from '../../engine/view/parts/registers.ts';
import { RegisterValue } from '../lesson/Here.tsx';
import { useApp } from '../store/app-state.ts';
import { isTraced } from '../store/traced.ts';
import { registers as text } from '../text/registers.ts';
import { Changed } from '../ui/Changed.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { SourceTag } from '../ui/SourceTag.tsx';
import { tracedLabel } from '../ui/Traced.tsx';
import { hexText } from './hex-text.ts';
import type { Send } from './send.ts';
import { WriteForm } from './WriteForm.tsx';
import { Writer } from './Writer.tsx';

interface Props {
  readonly view: RegistersView;
  readonly section: RegisterSection;
  readonly row: RegisterRow;
  readonly isOpen: boolean;
  readonly toggle: () => void;
  readonly send: Send;
}

/** One register; open, it shows what it is for and can be written. */
export const RegisterLine = ({ view, section, row, isOpen, toggle, send }: Props) => {
  const traced = useApp(state => isTraced(state, `register ${row.id}`));
  return (
    <>
      <tr
        data-traced={traced}
        id={`register-${row.id}`}
        data-open={isOpen}
        className="data-[traced=true]:traced-bar align-top data-[open=true]:bg-ink/6 [&>*]:border-hair [&>*]:border-b [&>*]:py-0.5 [&>*]:font-normal"
      >
        <td className="w-px py-1.5! pr-2 pl-3 text-right font-mono text-ink-3">{hexText(row.offset)}</td>
        <td className="w-px py-1.5! pr-2">
          <Access access={row.access} />
        </td>
        <th scope="row" className="w-px pr-2 text-left">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={`${text.register(row.name)}${tracedLabel(traced)}`}
            onClick={toggle}
            className="flex min-h-6 items-center whitespace-nowrap text-left font-mono underline-offset-2 hover:underline"
          >
            {row.name}
          </button>
          {(row.lastWriter || row.source.kind !== 'published') && (
            <span className="-mt-1 flex items-center gap-x-1.5 whitespace-nowrap">
              {row.lastWriter && <Writer writer={row.lastWriter} />}
              {row.source.kind !== 'published' && <SourceTag source={row.source} />}
            </span>
          )}
        </th>
        <td data-unknown={row.value.unknown} className="py-1.5! pr-3">
          <RegisterValue device={view.device} id={row.id}>
            <span className="wrap-anywhere font-mono [&>[data-changed]]:flex-wrap">
              <Changed value={row.value} />
            </span>
            {row.words && <span className="block text-ink-2">{row.words}</span>}
            <Bits row={row} />
          </RegisterValue>
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={4} className="border-hair border-b bg-ink/6 px-3 pb-2">
            <WriteForm key={row.id} view={view} section={section} row={row} send={send} />
          </td>
        </tr>
      )}
    </>
  );
};

/** Who may write it: by shape and word. */
const Access = ({ access }: { readonly access: RegisterRow['access'] }) => (
  <span title={text.access[access]} className="inline-flex items-center gap-1 whitespace-nowrap text-ink-2 text-t1">
    <RoleGlyph role={access === 'RO' ? 'device' : 'driver'} className="size-2" />
    {access}
    <span className="sr-only">, {text.access[access]}</span>
  </span>
);

/** Set bits of a feature word by number; their names are in the title, and in full where the register is open. */
const Bits = ({ row: { name, bits } }: { readonly row: RegisterRow }) =>
  name !== 'device_feature' && name !== 'driver_feature' ? null : (
    <span title={bits.map(({ bit, name }) => `${bit} ${name}`).join(', ')} className="block text-ink-2">
      {text.bitsSet(bits.length)} <span className="font-mono">{bits.map(({ bit }) => bit).join(' ')}</span>
    </span>
  );
