import type { Shared } from '../../engine/protocol/messages.ts';
import { share as text } from '../text/overlays.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { BANDS, fill } from './fill.ts';

/** How long the link is, and what that means. */
export const LengthMeter = ({ length, band }: Pick<Shared, 'length' | 'band'>) => (
  <div>
    <p className="flex items-center justify-between text-ink-2">
      {text.length} <span className="font-mono text-ink">{text.characters(length)}</span>
    </p>
    <meter aria-label={text.length} min={0} max={BANDS[2]} value={Math.min(length, BANDS[2])} className="sr-only">
      {text.characters(length)}
    </meter>
    <div aria-hidden className="relative my-1.5 h-2 border border-edge">
      <i
        data-band={band}
        style={{ width: `${100 * fill(length)}%` }}
        className="block h-full bg-ok data-[band=file-only]:bg-fault data-[band=warning]:bg-changed"
      />
      <i className="absolute inset-y-0 left-1/3 w-px bg-edge" />
      <i className="absolute inset-y-0 left-2/3 w-px bg-edge" />
    </div>
    <p className="flex items-center gap-1.5">
      <RoleGlyph role={band === 'file-only' ? 'fault' : band === 'warning' ? 'changed' : 'ok'} /> {text.bands[band]}
    </p>
  </div>
);
