/** Both forms are said: German has no rule for them. */
export const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** With a comma, as German writes it. */
export const decimal = (number: number, digits: number): string =>
  number.toLocaleString('de', { minimumFractionDigits: digits, maximumFractionDigits: digits });
