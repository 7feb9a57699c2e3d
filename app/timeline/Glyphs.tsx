import { memo, useMemo } from 'react';
import { drawn, useScale } from '../ui/scale.ts';
import { glyphPaths, rowLines } from './glyphs.ts';
import { TracedSteps } from './TracedSteps.tsx';
import type { Shown } from './use-timeline.ts';

/** All shapes in a handful of paths; the log is the same as text. */
export const Glyphs = memo(function Glyphs({ shown, height }: { readonly shown: Shown; readonly height: number }) {
  const { branches, way, step, scale } = shown;
  const type = useScale();
  const lines = useMemo(() => rowLines(branches, way, step, scale), [branches, way, step, scale]);
  const glyphs = useMemo(() => glyphPaths(branches, way, step, scale), [branches, way, step, scale]);
  return (
    <svg aria-hidden style={{ height: drawn(height) }} className="pointer-events-none absolute inset-0 w-full">
      <g transform={`scale(${type})`}>
        {lines.map(({ key, state, d }) => (
          <path
            key={key}
            d={d}
            data-state={state}
            fill="none"
            className="stroke-ink stroke-2 data-[state=future]:stroke-1 data-[state=future]:stroke-edge data-[state=future]:[stroke-dasharray:2_3] data-[state=other]:stroke-1 data-[state=other]:stroke-edge"
          />
        ))}
        <TracedSteps shown={shown} />
        {glyphs.map(({ key, role, state, d }) => (
          <path
            key={key}
            d={d}
            data-role={role}
            data-state={state}
            className="fill-current stroke-current data-[role=cross]:fill-none data-[role=cross]:stroke-sunken data-[role=cross]:stroke-[1.4] data-[role=device]:text-device data-[role=driver]:text-driver data-[role=fault]:text-fault data-[role=operator]:text-operator data-[state=future]:fill-sunken data-[state=other]:opacity-60"
          />
        ))}
      </g>
    </svg>
  );
});
