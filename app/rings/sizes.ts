/** Height of a row, and of the head of the tables, at which the rows begin. */
export const ROW = 20;
export const HEAD = 22;

/** The rows of the tables that are drawn, the same for all three. */
export interface RowsShown {
  readonly shown: readonly number[];
  readonly before: number;
  readonly after: number;
}
