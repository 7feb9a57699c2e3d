import { type FormEvent, useEffect, useId, useState } from 'react';
import { readHex, spaceHex } from '../command/hex.ts';
import { inputClass } from '../command/input-classes.ts';
import { readNumeral } from '../command/numeral.ts';
import { actions } from '../store/app-state.ts';
import { memory as text } from '../text/memory.ts';
import { Button } from '../ui/Button.tsx';
import { useSelectedBytes } from './use-selected-bytes.ts';

/** As many bytes as are offered for editing at once; more can be typed. */
const AT_ONCE = 32;

/** What of the selected bytes, and of where they are, is something else. */
interface Typed {
  readonly address?: string;
  readonly bytes?: string;
}

/** Changes bytes of guest memory by hand. */
export const EditBytes = () => {
  const selected = useSelectedBytes();
  const at = selected?.at ?? '';
  const hex = selected?.hex.slice(0, AT_ONCE * 2) ?? '';
  const [typed, setTyped] = useState<Typed>({});
  const [error, setError] = useState<string | null>(null);
  const id = useId();
  const { address = at, bytes = spaceHex(hex) } = typed;
  // What is typed stays when a step writes there, and goes with the selection.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other bytes are selected.
  useEffect(() => {
    setTyped({});
    setError(null);
  }, [at, selected?.size]);
  const write = (event: FormEvent) => {
    event.preventDefault();
    const where = readNumeral(address);
    const what = readHex(bytes);
    setError(!where.ok ? `${text.address}: ${where.message}` : !what.ok ? what.message : null);
    if (!where.ok || !what.ok) return;
    const wrote = (done: boolean): void => setTyped(now => (done && now === typed ? {} : now));
    void actions.dispatch({ do: 'edit-memory', at: where.value, bytes: what.hex }).then(wrote);
  };
  return (
    <form data-changes aria-label={text.edit} onSubmit={write} className="px-4 pb-2">
      <div className="flex items-center gap-2">
        <label className="flex items-center gap-1 text-ink-2">
          {text.editAt}
          <input
            aria-label={text.address}
            value={address}
            spellCheck={false}
            onChange={event => setTyped({ ...typed, address: event.target.value })}
            className={`${inputClass} w-20`}
          />
        </label>
        <input
          aria-label={text.newBytes}
          aria-invalid={error !== null}
          aria-describedby={error ? id : undefined}
          title={text.editHint}
          value={bytes}
          spellCheck={false}
          onChange={event => setTyped({ ...typed, bytes: event.target.value })}
          className={`${inputClass} flex-1`}
        />
        <Button type="submit" aria-label={text.writeBytes} className="h-6">
          {text.write}
        </Button>
      </div>
      {error && (
        <p id={id} role="alert" className="pt-1 text-fault">
          {error}
        </p>
      )}
    </form>
  );
};
