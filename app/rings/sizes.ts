/** Height of a row, and of the head of the tables, at which the rows begin. */
export const ROW = 20;
export const HEAD = 22;
