const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as the value of an attribute in double quotes. */
const escaped = (text: string): string => text.replace(/[&<>"]/g, sign => entities[sign] ?? sign);

interface Frame {
  readonly title: string;
  readonly address: string;
  /** `960`, or `100%`. */
  readonly width: string;
  readonly height: string;
}

/** The frame to be pasted into a page. */
export const embedCode = ({ title, address, width, height }: Frame): string =>
  `<iframe title="${escaped(title)}" width="${escaped(width)}" height="${escaped(height)}" loading="lazy" src="${escaped(address)}"></iframe>`;

/** What HTML takes as a width: pixels, or percent. */
export const isSize = (text: string): boolean => /^[1-9]\d{0,3}$|^(100|[1-9]\d?)%$/.test(text);
