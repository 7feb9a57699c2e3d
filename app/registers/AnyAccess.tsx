import { useId, useState } from 'react';
import type { DeviceId } from '../../engine/world/ids.ts';
import type { StructureName } from '../../engine/world/intent.ts';
import { inputClass, selectClass } from '../command/input-classes.ts';
import { readNumeral } from '../command/numeral.ts';
import { registers as text } from '../text/registers.ts';
import { Button } from '../ui/Button.tsx';
import { readValue } from './read-value.ts';
import type { Send } from './send.ts';
import { WidthPicker } from './WidthPicker.tsx';

const structures = Object.keys(text.any.names) as StructureName[];
const MOST_OFFSET = 0xffff;
const SPACE_END = 0x1000;

/** Reads or writes a structure anywhere, in any width. */
export const AnyAccess = ({ device, send }: { readonly device: DeviceId; readonly send: Send }) => {
  const [structure, setStructure] = useState<StructureName>('common');
  const [typedOffset, setOffset] = useState('0x14');
  const [typedValue, setValue] = useState('0x0');
  const [width, setWidth] = useState(1);
  const [error, setError] = useState<string | null>(null);
  const id = useId();
  const most = structure === 'pci' ? 4 : 8;
  const access = (writes: boolean) => {
    const offset = readNumeral(typedOffset);
    const value = readValue(typedValue, Math.min(width, most));
    const wrong = !offset.ok ? offset.message : writes && !value.ok ? value.message : null;
    setError(wrong);
    if (wrong !== null || !offset.ok) return;
    const place = { device, structure, offset: Number(offset.value), width: Math.min(width, most) };
    if (place.offset > MOST_OFFSET) return setError(text.any.tooFar);
    if (structure === 'pci' && place.offset % place.width !== 0) return setError(text.any.notAligned);
    if (structure === 'pci' && place.offset >= SPACE_END) return setError(text.any.behindSpace);
    if (!writes) send({ do: 'read-at', ...place });
    else if (value.ok) send({ do: 'write-at', ...place, value: value.value });
  };
  return (
    <form
      data-changes
      aria-label={text.any.title}
      onSubmit={event => {
        event.preventDefault();
        access(true);
      }}
      className="flex flex-col gap-2 border-hair border-b px-3 py-2"
    >
      <div className="flex flex-wrap items-center gap-2">
        <select
          aria-label={text.any.structure}
          value={structure}
          onChange={event => setStructure(event.target.value as StructureName)}
          className={selectClass}
        >
          {structures.map(name => (
            <option key={name} value={name}>
              {text.any.names[name]}
            </option>
          ))}
        </select>
        <WidthPicker value={Math.min(width, most)} most={most} onChange={setWidth} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <label className="flex items-center gap-1 text-ink-2">
          {text.any.offset}
          <input
            value={typedOffset}
            spellCheck={false}
            aria-invalid={error !== null}
            aria-describedby={error ? id : undefined}
            onChange={event => setOffset(event.target.value)}
            className={`${inputClass} w-16`}
          />
        </label>
        <label className="flex items-center gap-1 text-ink-2">
          {text.any.value}
          <input
            value={typedValue}
            spellCheck={false}
            onChange={event => setValue(event.target.value)}
            className={`${inputClass} w-20`}
          />
        </label>
        <Button type="submit" primary className="h-6!">
          {text.write}
        </Button>
        <Button className="h-6!" onClick={() => access(false)}>
          {text.read}
        </Button>
      </div>
      {error && (
        <p id={id} role="alert" className="text-fault">
          {error}
        </p>
      )}
      <p className="text-ink-3">{text.legal}</p>
    </form>
  );
};
