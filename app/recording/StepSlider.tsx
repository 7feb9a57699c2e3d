import type { StepRow } from '../../engine/protocol/messages.ts';
import { recording as text } from '../text/recording.ts';
import { IconButton } from '../ui/Button.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

interface Props {
  readonly step: number;
  readonly length: number;
  readonly rows: readonly StepRow[];
  readonly goTo: (step: number) => void;
}

/** Where in a trace the ring is shown; steps that differ are marks on the line. */
export const StepSlider = ({ step, length, rows, goTo }: Props) => {
  const said = step === 0 ? text.before : text.after(step, length);
  const differing = rows.flatMap(row => (row.verdict === 'differs' && row.step !== null ? [row.step + 1] : []));
  const last = rows[step - 1];
  return (
    <div className="shrink-0 border-hair border-b px-4 py-1.5">
      <div className="flex items-center gap-2">
        <IconButton icon="back" label={text.previous} disabled={step === 0} onClick={() => goTo(step - 1)} />
        <IconButton icon="step" label={text.next} disabled={step === length} onClick={() => goTo(step + 1)} />
        <span className="relative flex min-w-0 flex-1 items-center">
          <input
            type="range"
            aria-label={text.step}
            aria-valuetext={said}
            min={0}
            max={length}
            value={step}
            onChange={event => goTo(Number(event.target.value))}
            className="h-6 w-full accent-ink"
          />
          {differing.map(each => (
            <span
              key={each}
              aria-hidden
              className="recording-mark"
              style={{ left: `calc(var(--u) * 2 + (100% - var(--u) * 4) * ${each / Math.max(1, length)})` }}
            />
          ))}
        </span>
        <output className="w-44 shrink-0 whitespace-nowrap text-right text-ink-2">{said}</output>
      </div>
      {last && (
        <div className="max-h-40 overflow-y-auto pt-1">
          <p className="flex items-baseline gap-1.5">
            {(last.who === 'driver' || last.who === 'device') && <RoleGlyph role={last.who} />}
            <span className="sr-only">{last.who}:</span>{' '}
            <b className="break-words font-mono font-semibold">{last.text}</b>
          </p>
          {last.expected !== null && (
            <p className="break-words text-ink-2 text-t1">
              {text.columns.expected} <span className="font-mono">{last.expected}</span>
            </p>
          )}
          {last.verdict === 'differs' && (
            <p role="status" className="flex items-baseline gap-1.5 break-words">
              <RoleGlyph role="fault" /> {text.verdicts.differs}: {last.why}
            </p>
          )}
        </div>
      )}
    </div>
  );
};
