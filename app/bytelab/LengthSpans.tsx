import type { LengthSpan } from '../../engine/protocol/messages.ts';
import { byteLab as text } from '../text/byte-lab.ts';
import { ClauseLink } from '../ui/ClauseLink.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

interface Props {
  readonly label: string;
  readonly spans: readonly LengthSpan[];
  readonly at: number;
  readonly onChoose: (length: number) => void;
}

/** What is answered at which lengths, by which check; the length that is set is marked, and each can be chosen. */
export const LengthSpans = ({ label, spans, at, onChoose }: Props) => (
  <section aria-label={label}>
    <h4 className="text-ink-3 text-t1">{label}</h4>
    <ul>
      {spans.map(({ from, to, ok, name, check, clause, used }) => (
        <li
          key={from}
          data-here={at >= from && at <= to}
          className="-mx-1.5 flex items-baseline gap-2 px-1.5 data-[here=true]:bg-ink/8"
        >
          <button
            type="button"
            aria-current={at >= from && at <= to}
            onClick={() => onChoose(ok ? to : from)}
            className="min-h-6 w-14 shrink-0 text-left font-mono underline decoration-rule underline-offset-2 hover:decoration-ink"
          >
            {text.span(from, to)}
          </button>
          <span className="min-w-0 flex-1">
            <RoleGlyph role={ok ? 'ok' : 'fault'} className="size-2" />{' '}
            <span className="break-all font-mono text-t1">{name ?? text.noAnswer}</span>{' '}
            <span className="text-ink-3 text-t1">
              {used ? text.used(used.least, used.most) : text.noUsed}
              {!ok && check && `, ${check}`}
            </span>
            {!ok && clause && (
              <span className="block min-w-0">
                <ClauseLink id={clause} />
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  </section>
);
