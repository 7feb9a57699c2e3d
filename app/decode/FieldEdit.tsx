import { type FormEvent, useEffect, useId, useState } from 'react';
import type { DecodeRow, DecodeView } from '../../engine/view/decode-view.ts';
import { readHex } from '../command/hex.ts';
import { inputClass } from '../command/input-classes.ts';
import { decode as text } from '../text/decode.ts';
import { Button } from '../ui/Button.tsx';
import { spaced } from '../ui/byte-pieces.ts';

interface Props {
  readonly decoded: DecodeView;
  readonly row: DecodeRow | undefined;
  readonly onSet: (offset: number, hex: string) => void;
}

/** The bytes of the selected field, to be typed over: for those who cannot type into the map. */
export const FieldEdit = ({ decoded, row, onSet }: Props) => {
  const hex = row ? decoded.bytes.slice(row.offset * 2, (row.offset + row.size) * 2) : '';
  const [typed, setTyped] = useState(spaced(hex));
  const [error, setError] = useState<string | null>(null);
  const id = useId();
  useEffect(() => {
    setTyped(spaced(hex));
    setError(null);
  }, [hex]);
  if (!row || hex === '') return <p className="flex min-h-7 items-center text-ink-3">{text.mapHint}</p>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readHex(typed);
    if (!read.ok) return setError(read.message);
    if (read.hex.length !== hex.length) return setError(text.wrongLength(hex.length / 2));
    setError(null);
    onSet(row.offset, read.hex);
  };
  return (
    <form aria-label={text.edit} onSubmit={submit} className="flex flex-wrap items-center gap-2">
      <label className="flex min-w-0 flex-1 items-center gap-2 text-ink-2">
        <span className="shrink-0 font-mono">{text.newBytes(row.name)}</span>
        <input
          value={typed}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={error !== null}
          aria-describedby={error ? id : undefined}
          onChange={event => setTyped(event.target.value)}
          className={`${inputClass} w-full flex-1`}
        />
      </label>
      <Button type="submit" className="h-6">
        {text.set}
      </Button>
      {error && (
        <p id={id} role="alert" className="w-full text-fault">
          {error}
        </p>
      )}
    </form>
  );
};
