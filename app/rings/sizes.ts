/** Height of a row, and of the head of the tables, at which the rows begin. */
export const ROW = 20;
export const HEAD = 22;

/** How much room the tables have; where it is `close`, what a buffer is stands below them only. */
export type Room = 'wide' | 'tight' | 'close';

/** A character of a cell, and the padding beside them. */
const CHARACTER = 7.25;
const BESIDE = 13;

/** Columns that grow with what stands in them: no number is cut, and none touches the next one. */
export const widthFor = (least: number, texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, Math.ceil(text.length * CHARACTER) + BESIDE), least);

export interface Columns {
  /** Of each column before the arrows. */
  readonly widths: readonly number[];
  /** Where the arrows begin. */
  readonly lane: number;
  /** Least width of the table: 0 where every column is as wide as usual, so that there is room for all. */
  readonly least: number;
}

/** Columns as wide as usual, `[least, texts]`, or wider; `behind`: the least for the arrows and what is behind them. */
export const columnsFor = (
  columns: readonly (readonly [least: number, texts: readonly string[]])[],
  behind: number,
): Columns => {
  const widths = columns.map(([least, texts]) => widthFor(least, texts));
  const lane = widths.reduce((sum, width) => sum + width, 0);
  const grown = lane > columns.reduce((sum, [least]) => sum + least, 0);
  return { widths, lane, least: grown ? lane + behind : 0 };
};

/** The numbers of a descriptor as they are written. */
interface Written {
  readonly addr: { readonly text: string };
  readonly len: { readonly text: string };
  readonly flags: { readonly text: string };
  readonly flagNames: readonly string[];
}

export const writtenIn = (rows: readonly Written[], tables: readonly { readonly rows: readonly Written[] }[]) => {
  const all = [...rows, ...tables.flatMap(table => table.rows)];
  return {
    addr: all.map(row => row.addr.text),
    len: all.map(row => row.len.text),
    flags: all.map(row => `${row.flags.text} ${row.flagNames.join('|')}`),
  };
};
