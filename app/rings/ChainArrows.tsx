import type { RingsView } from '../../engine/view/parts/rings.ts';
import { drawn } from '../ui/scale.ts';
import type { Lines } from './lines.ts';
import { HEAD, ROW } from './sizes.ts';

const arrow = (from: number, to: number, lane: number): string => {
  const y1 = from * ROW + ROW / 2;
  const y2 = to * ROW + ROW / 2;
  const x = 10 + lane * 4;
  const bend = Math.sign(y2 - y1) * 4;
  return `M3 ${y1}H${x - 4}Q${x} ${y1} ${x} ${y1 + bend}V${y2 - bend}Q${x} ${y2} ${x - 4} ${y2}H7`;
};

/** From each descriptor of a chain to its next, as far as both are in view. */
export const ChainArrows = ({
  chains,
  shown,
  lines,
  left,
}: {
  readonly chains: RingsView['chains'];
  readonly shown: readonly number[];
  readonly lines: Lines;
  /** Where its lane is. */
  readonly left: number;
}) => {
  const first = shown[0] ?? 0;
  const last = shown.at(-1) ?? -1;
  const inView = (slot: number) => lines.of(slot) >= first && lines.of(slot) <= last;
  const links = chains.flatMap((chain, lane) =>
    chain.descriptors.flatMap((from, k) => {
      const to = chain.descriptors[k + 1];
      return to !== undefined && inView(from) && inView(to) ? [{ from, to, lane: lane % 4, holder: chain.holder }] : [];
    }),
  );
  return (
    <svg
      aria-hidden
      viewBox={`0 0 28 ${(last + 1) * ROW}`}
      className="pointer-events-none absolute"
      style={{ left: drawn(left), top: drawn(HEAD), width: drawn(28), height: drawn((last + 1) * ROW) }}
    >
      {links.map(({ from, to, lane, holder }) => (
        <g key={`${from} ${to}`} data-holder={holder} className="group">
          <path
            d={arrow(lines.of(from), lines.of(to), lane)}
            fill="none"
            className="stroke-[1.5] group-data-[holder=device]:stroke-device group-data-[holder=driver]:stroke-driver"
          />
          <path
            d={`M3 ${lines.of(to) * ROW + ROW / 2}l5-3.5v7z`}
            className="group-data-[holder=device]:fill-device group-data-[holder=driver]:fill-driver"
          />
        </g>
      ))}
    </svg>
  );
};
