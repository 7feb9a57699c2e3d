import { QUIET, qrOf } from '../share/qr.ts';
import { handout as text } from '../text/handout.ts';

/** Millimetres of a module: what a telephone reads from paper without care. */
const MODULE = 0.36;
/** The longest side of a code beside the words of a page, and on a sheet of its own, in millimetres. */
const BESIDE = 30;

/** Whether a code of this address is small enough to stand beside words. */
export const standsBeside = (address: string): boolean => (qrOf(address).modules + 2 * QUIET) * MODULE <= BESIDE;

/** An address as a code, black on white, as large as it has to be. */
export const Qr = ({ address, what }: { readonly address: string; readonly what: string }) => {
  const { modules, path } = qrOf(address);
  const side = modules + 2 * QUIET;
  return (
    <a href={address} className="handout-qr" style={{ width: `${side * MODULE}mm` }}>
      <svg role="img" aria-label={text.open.code(what)} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges">
        <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
        <path fill="#000" d={path} />
      </svg>
    </a>
  );
};
