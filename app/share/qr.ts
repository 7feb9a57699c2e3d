import { encode } from 'uqr';

/** Modules of white around a code, as readers want it. Source: ISO/IEC 18004, "Quiet zone". */
export const QUIET = 4;

export interface Qr {
  /** Modules on a side, without the quiet zone. */
  readonly modules: number;
  /** The dark ones as an SVG path in which a module is 1 wide, the quiet zone included. */
  readonly path: string;
}

/** Modules on a side, with the quiet zone. */
export const sideOf = ({ modules }: Qr): number => modules + 2 * QUIET;

/** Dark modules of a row as runs: where each begins and how long it is. */
const runsOf = (row: readonly boolean[]): readonly (readonly [at: number, length: number])[] => {
  const runs: [number, number][] = [];
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1);
    if (!dark) continue;
    if (last && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  }
  return runs;
};

/** A text as a QR code, with as much error correction as its size has room for. */
export const qrOf = (text: string): Qr => {
  const { size, data } = encode(text, { ecc: 'L', boostEcc: true, border: 0 });
  const path = data.flatMap((row, y) =>
    runsOf(row).map(([x, length]) => `M${x + QUIET} ${y + QUIET}h${length}v1h-${length}z`),
  );
  return { modules: size, path: path.join('') };
};

/** A file of its own: dark on white, whatever the theme. `label` has to be free of markup. */
export const qrSvg = (code: Qr, label: string): string => {
  const side = sideOf(code);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${4 * side}" height="${4 * side}" shape-rendering="crispEdges"><title>${label}</title><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${code.path}"/></svg>\n`;
};
