import { type FormEvent, useId, useState } from 'react';
import type { RegisterRow } from '../../engine/view/parts.ts';
import type { DeviceId } from '../../engine/world/ids.ts';
import { readNumeral } from '../command/numeral.ts';
import { actions } from '../store/app-state.ts';
import { registers as text } from '../text/registers.ts';
import { SourceTag } from '../ui/SourceTag.tsx';

/** Writes a register by hand, as a driver would. */
export const WriteForm = ({ device, row }: { readonly device: DeviceId; readonly row: RegisterRow }) => {
  const [typed, setTyped] = useState(row.value.text);
  const [error, setError] = useState<string | null>(null);
  const id = useId();
  const write = (event: FormEvent) => {
    event.preventDefault();
    const read = readNumeral(typed);
    setError(read.ok ? null : read.message);
    if (read.ok) void actions.dispatch({ do: 'write-register', device, register: row.name, value: read.value });
  };
  return (
    <form onSubmit={write} className="flex flex-col gap-2">
      <p className="text-ink-2">
        {row.doc} <SourceTag source={row.source} />
      </p>
      {!row.lastWriter && <p className="text-ink-3">{text.never}</p>}
      {row.access === 'RO' && <p className="text-ink-2">{text.readOnly}</p>}
      <p className="flex gap-2">
        <input
          aria-label={text.newValue(row.name)}
          aria-invalid={error !== null}
          aria-describedby={error ? id : undefined}
          value={typed}
          spellCheck={false}
          onChange={event => setTyped(event.target.value)}
          className="h-6 w-48 rounded-1 border border-rule bg-surface px-2 font-mono aria-invalid:border-fault"
        />
        <button
          type="submit"
          aria-label={text.writeTo(row.name)}
          className="h-6 rounded-1 bg-ink px-3 font-semibold text-on-ink"
        >
          {text.write}
        </button>
      </p>
      {error && (
        <p id={id} role="alert" className="text-fault">
          {error}
        </p>
      )}
    </form>
  );
};
