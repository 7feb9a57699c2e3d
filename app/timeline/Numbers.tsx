import { memo } from 'react';
import { numbersOf, type Scale, xOf } from './scale.ts';

/** Numbers of steps along the bottom. */
export const Numbers = memo(function Numbers({ scale }: { readonly scale: Scale }) {
  return (
    <p aria-hidden className="relative h-4 font-mono text-ink-3 leading-4">
      {numbersOf(scale).map(step => (
        <span key={step} style={{ left: xOf(scale, step) }} className="absolute -translate-x-1/2">
          {step}
        </span>
      ))}
    </p>
  );
});
