import { QrDrawing } from '../share/QrDrawing.tsx';
import { qrOf, sideOf } from '../share/qr.ts';
import { handout as text } from '../text/handout.ts';

/** Millimetres of a module: what a telephone reads from paper without care. */
const MODULE = 0.36;
/** The longest side of a code beside the words of a page, and on a sheet of its own, in millimetres. */
const BESIDE = 30;

/** Whether a code of this address is small enough to stand beside words. */
export const standsBeside = (address: string): boolean => sideOf(qrOf(address)) * MODULE <= BESIDE;

/** An address as a code, black on white, as large as it has to be. */
export const Qr = ({ address, what }: { readonly address: string; readonly what: string }) => {
  const code = qrOf(address);
  return (
    <a href={address} className="handout-qr" style={{ width: `${sideOf(code) * MODULE}mm` }}>
      <QrDrawing code={code} label={text.open.code(what)} />
    </a>
  );
};
