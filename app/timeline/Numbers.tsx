import { memo } from 'react';
import { drawn } from '../ui/scale.ts';
import { numbersOf, type Scale, xOf } from './scale.ts';

/** Half of the number on the playhead and of one beside it. */
const CLEAR = 32;

/** Numbers of steps along the bottom; the playhead has its own. */
export const Numbers = memo(function Numbers({ scale, step }: { readonly scale: Scale; readonly step: number }) {
  const shown = numbersOf(scale).filter(each => Math.abs(each - step) * scale.gap >= CLEAR);
  return (
    <p aria-hidden className="relative h-4 font-mono text-ink-3 leading-4">
      {shown.map(each => (
        <span key={each} style={{ left: drawn(xOf(scale, each)) }} className="absolute -translate-x-1/2">
          {each}
        </span>
      ))}
    </p>
  );
});
