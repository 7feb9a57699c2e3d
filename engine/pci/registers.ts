import { commonCfg, type Register } from '../device/common-cfg.ts';

/** A register of the common configuration as an access reaches it: 64-bit ones are two of 32 bits. */
export interface AccessRegister {
  readonly offset: number;
  readonly width: 1 | 2 | 4;
  readonly register: Register;
  /** Which half of a 64-bit register; null: all of a smaller one. */
  readonly half: 'lo' | 'hi' | null;
}

const registers = new Map<number, AccessRegister>();
for (const [register, offset] of Object.entries(commonCfg.offsets) as [Register, number][]) {
  const { size } = commonCfg.fields[register];
  if (size === 8) {
    registers.set(offset, { offset, width: 4, register, half: 'lo' });
    registers.set(offset + 4, { offset: offset + 4, width: 4, register, half: 'hi' });
  } else registers.set(offset, { offset, width: size as 1 | 2 | 4, register, half: null });
}

/** The register that begins at an offset of the common configuration. */
export const registerAt = (offset: number): AccessRegister | null => registers.get(offset) ?? null;

/** One access of at most four bytes that does not cross its own alignment. */
interface Piece {
  readonly offset: number;
  readonly width: 1 | 2 | 4;
  /** Bytes of the whole access before it. */
  readonly shift: number;
}

/** An access as it arrives at a device that takes aligned ones of 1, 2 or 4 bytes: larger and odd ones come in pieces. */
export const piecesOf = (offset: number, width: number): readonly Piece[] => {
  const pieces: Piece[] = [];
  for (let done = 0; done < width; ) {
    const at = offset + done;
    const aligned = at % 4 === 0 ? 4 : at % 2 === 0 ? 2 : 1;
    const left = width - done;
    const fits = left >= 4 ? 4 : left >= 2 ? 2 : 1;
    const piece = Math.min(aligned, fits) as 1 | 2 | 4;
    pieces.push({ offset: at, width: piece, shift: done });
    done += piece;
  }
  return pieces;
};
