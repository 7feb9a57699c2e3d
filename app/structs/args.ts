interface SideArg {
  readonly dialect: string;
  readonly readings?: string;
}

/** `draft,R6=aligned;other`: layouts in a link. */
export const sidesIn = (text: string): readonly SideArg[] =>
  text
    .split(';')
    .filter(Boolean)
    .map(each => {
      const [dialect = '', readings = ''] = each.split(/,(.*)/s);
      return { dialect, ...(readings !== '' && { readings }) };
    });

export const sideText = ({ dialect, readings }: SideArg): string => (readings ? `${dialect},${readings}` : dialect);

/** `resource_val=0x1,operation=2`: values in a link. */
export const valuesIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text.split(',').flatMap(each => {
      const [path = '', value] = each.split('=', 2);
      return value === undefined || path === '' ? [] : [[path, value]];
    }),
  );

export const valuesText = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([path, value]) => `${path}=${value}`)
    .join(',');

/** One reading of a side replaced, or taken away where it is the default. */
export const withReading = (readings: string | undefined, id: string, reading: string, byDefault: boolean): string =>
  valuesText({
    ...Object.fromEntries(Object.entries(valuesIn(readings ?? '')).filter(([name]) => name !== id)),
    ...(!byDefault && { [id]: reading }),
  });
