import type { RingsView } from '../../engine/view/parts/rings.ts';
import { rings as text } from '../text/rings.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

/** Why the last notification and the last interrupt were sent, or not. */
export const Decisions = ({ decisions }: { readonly decisions: RingsView['lastDecisions'] }) =>
  decisions.length > 0 && (
    <ul
      aria-label={text.decisions}
      className="flex min-w-0 flex-wrap gap-x-6 border-hair border-t px-4 py-1 text-ink-2"
    >
      {decisions.map(({ about, send, why, step }) => (
        <li key={about} className="flex min-w-0 items-baseline gap-1.5">
          <RoleGlyph role={about === 'notification' ? 'driver' : 'device'} hollow={!send} />
          <span title={why} className="truncate">
            <b className="font-semibold text-ink">{text.decision(about, send)}</b>: {why}{' '}
            <span className="text-ink-3">({text.step(step)})</span>
          </span>
        </li>
      ))}
    </ul>
  );
