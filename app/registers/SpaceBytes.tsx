import type { RegistersView } from '../../engine/view/parts/registers.ts';
import { registers as text } from '../text/registers.ts';
import { hexText } from './hex-text.ts';
import { rowsOf } from './space-rows.ts';

interface Props {
  readonly view: RegistersView;
  /** The register that is open. */
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
}

/** Configuration space byte for byte, 16 a row; the bytes of a field are a button that opens it. */
export const SpaceBytes = ({ view, chosen, choose }: Props) => (
  <div className="border-hair border-b px-3 py-2">
    {rowsOf(view).map(({ at, pieces }) => (
      <div key={at} className="flex h-5.5 items-center whitespace-nowrap font-mono text-t1">
        <span className="w-11 shrink-0 text-ink-3">{hexText(at, 3)}</span>
        {pieces.map(({ from, field, bytes }) => (
          <button
            key={from}
            type="button"
            // Every field is reached through the tables above as well; sixteen stops a row would bar the way.
            tabIndex={-1}
            disabled={field === null}
            title={field ? text.space.field(field.name, hexText(field.offset)) : undefined}
            aria-label={field ? text.space.field(field.name, hexText(field.offset)) : undefined}
            aria-pressed={field !== null && field.id === chosen}
            onClick={() => field && choose(field.id)}
            data-odd={field?.odd ?? false}
            className="flex h-5 items-center disabled:text-ink-3 data-[odd=true]:bg-edge/15 aria-pressed:bg-ink aria-pressed:text-on-ink"
          >
            {bytes.map(({ at: byte, hex, changed }) => (
              <span key={byte} data-changed={changed} className="w-4.25 text-center data-[changed=true]:changed-more">
                {hex}
              </span>
            ))}
          </button>
        ))}
      </div>
    ))}
    <p className="pt-1 text-ink-3">{text.space.hint}</p>
  </div>
);
