import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { RegisterRow, RegisterSection, RegistersView } from '../../engine/view/parts/registers.ts';
import type { Intent, Numeral } from '../../engine/world/intent.ts';
import { inputClass } from '../command/input-classes.ts';
import { registers as text } from '../text/registers.ts';
import { Button } from '../ui/Button.tsx';
import { SourceTag } from '../ui/SourceTag.tsx';
import { readValue } from './read-value.ts';
import type { Send } from './send.ts';
import { WidthPicker } from './WidthPicker.tsx';

interface Props {
  readonly view: RegistersView;
  readonly section: RegisterSection;
  readonly row: RegisterRow;
  readonly send: Send;
}

/** Largest width of one access to a structure. */
const most = (section: RegisterSection): number => (section.structure === 'pci' ? 4 : 8);

/** A whole register of the common configuration is written by its name, everything else by place and width. */
const intentOf = (
  view: RegistersView,
  section: RegisterSection,
  row: RegisterRow,
  width: number,
  value: Numeral,
): Intent => {
  const { device } = view;
  return section.structure === 'common' && width === row.size
    ? { do: 'write-register', device, register: row.name, value }
    : { do: 'write-at', device, structure: section.structure, offset: row.offset, width, value };
};

const hasEffect = (row: RegisterRow): boolean => row.access === 'RC' || row.name === 'pci_cfg_data';

/** Writes a register by hand, or reads it where that does something, as a driver would. */
export const WriteForm = ({ view, section, row, send }: Props) => {
  const [typed, setTyped] = useState(row.size > 8 ? '0x0' : row.value.text);
  const [width, setWidth] = useState(Math.min(row.size, most(section)));
  const [error, setError] = useState<string | null>(null);
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { device, queue } = view;
  const write = (event: FormEvent) => {
    event.preventDefault();
    const read = readValue(typed, width);
    setError(read.ok ? null : read.message);
    if (read.ok) send(intentOf(view, section, row, width, read.value));
  };
  const read = () => send({ do: 'read-at', device, structure: section.structure, offset: row.offset, width });
  const ofOther = section.id === 'common' && /^queue_(?!select)/.test(row.name) && queue.shown !== queue.selected;
  return (
    <form data-changes ref={form} onSubmit={write} className="flex scroll-mb-2 flex-col gap-1.5">
      <p className="text-ink-2">
        {row.doc} <span className="text-ink-3">{text.size(row.size)}</span> <SourceTag source={row.source} />
      </p>
      {row.bits.length > 0 && (
        <ul aria-label={text.bitNames} className="flex flex-wrap gap-x-3 font-mono text-ink-2">
          {row.bits.map(({ bit, name }) => (
            <li key={bit}>
              <span className="text-ink-3">{bit}</span> {name}
            </li>
          ))}
        </ul>
      )}
      {!row.lastWriter && row.access !== 'RO' && <p className="text-ink-3">{text.never}</p>}
      {row.access === 'RO' && <p className="text-ink-2">{text.readOnly}</p>}
      {row.access === 'RC' && <p className="text-ink-2">{text.readClears}</p>}
      {row.name === 'pci_cfg_data' && <p className="text-ink-2">{text.window}</p>}
      {ofOther && (
        <p className="font-semibold text-ink-2">
          {text.goesTo(queue.all.find(each => each.queue === queue.selected)?.name ?? `${queue.selected}`)}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <input
          aria-label={text.newValue(row.name)}
          aria-invalid={error !== null}
          aria-describedby={error ? id : undefined}
          value={typed}
          spellCheck={false}
          onChange={event => setTyped(event.target.value)}
          className={`${inputClass} w-36`}
        />
        <WidthPicker value={width} most={most(section)} onChange={setWidth} />
        <Button type="submit" primary aria-label={text.writeTo(row.name)} className="h-6!">
          {text.write}
        </Button>
        {hasEffect(row) && (
          <Button aria-label={text.readFrom(row.name)} onClick={read} className="h-6!">
            {text.read}
          </Button>
        )}
      </div>
      {error && (
        <p id={id} role="alert" className="text-fault">
          {error}
        </p>
      )}
    </form>
  );
};
