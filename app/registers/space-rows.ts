import type { RegistersView } from '../../engine/view/parts/registers.ts';

interface Field {
  readonly id: string;
  readonly name: string;
  readonly offset: number;
  /** Neighbours differ. */
  readonly odd: boolean;
}

interface Piece {
  readonly from: number;
  readonly field: Field | null;
  readonly bytes: readonly { readonly at: number; readonly hex: string; readonly changed: boolean }[];
}

interface Row {
  readonly at: number;
  readonly pieces: readonly Piece[];
}

const ROW = 16;

/** Rows of 16 bytes, cut where fields begin and end. Rows of zeros that belong to nothing are left out. */
export const rowsOf = ({ space, sections }: Pick<RegistersView, 'space' | 'sections'>): readonly Row[] => {
  const fields = sections.flatMap(({ structure, rows }) => (structure === 'pci' ? rows : []));
  const owner = new Map<number, Field>();
  for (const [k, { id, name, offset, size }] of fields.toSorted((a, b) => a.offset - b.offset).entries()) {
    for (let at = offset; at < offset + size; at += 1) owner.set(at, { id, name, offset, odd: k % 2 === 1 });
  }
  return space.flatMap(({ at: start, bytes, changed }): Row[] => {
    const isChanged = (at: number): boolean =>
      changed.some(({ offset, size }) => at - start >= offset && at - start < offset + size);
    const rows: Row[] = [];
    for (let from = 0; from < bytes.length / 2; from += ROW) {
      const pieces: (Piece & { bytes: { at: number; hex: string; changed: boolean }[] })[] = [];
      for (let at = start + from; at < start + from + ROW; at += 1) {
        const field = owner.get(at) ?? null;
        const byte = { at, hex: bytes.slice(2 * (at - start), 2 * (at - start) + 2), changed: isChanged(at) };
        const last = pieces.at(-1);
        if (last && last.field?.id === field?.id) last.bytes.push(byte);
        else pieces.push({ from: at, field, bytes: [byte] });
      }
      const isEmpty = pieces.every(({ field, bytes }) => field === null && bytes.every(({ hex }) => hex === '00'));
      if (!isEmpty) rows.push({ at: start + from, pieces });
    }
    return rows;
  });
};
