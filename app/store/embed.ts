import { type Language, languages } from '../text/catalogue.ts';

/** What the address of an embed says: `&e=1.edit.bare.dark&host=https%3A%2F%2Fexample.org`. */
export interface Embed {
  /** Nobody can do anything that the scenario does not do by itself. */
  readonly readOnly: boolean;
  /** Controls, timeline and keys; without them the host page steers. */
  readonly controls: boolean;
  readonly theme: 'light' | 'dark' | null;
  /** Null: as the browser prefers. */
  readonly language: Language | null;
  /** Origin of the page around that may steer and listen; null: nobody may. */
  readonly host: string | null;
}

/** Number of the grammar of `e`, and of the messages. */
export const EMBED_VERSION = 1;

/** `https://example.org` as browsers write an origin; null for anything else, `null` and `*` included. */
export const readOrigin = (text: string): string | null => {
  try {
    const { origin, protocol } = new URL(text);
    return /^https?:$/.test(protocol) && origin === text ? origin : null;
  } catch {
    return null;
  }
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
};

/** Choices of an embed from the fragment of its address. A page in a frame is one, whatever the address says of it. */
export const readEmbed = (hash: string, framed: boolean): Embed | null => {
  const parts = new Map(
    hash
      .slice(1)
      .split('&')
      .map(part => part.split(/=(.*)/s) as [string, string]),
  );
  const [version, ...flags] = (parts.get('e') ?? '').split('.');
  const known = version === `${EMBED_VERSION}`;
  if (!known && !framed) return null;
  const has = (flag: string): boolean => known && flags.includes(flag);
  return {
    readOnly: !has('edit'),
    controls: !has('bare'),
    theme: has('light') ? 'light' : has('dark') ? 'dark' : null,
    language: languages.find(has) ?? null,
    host: known ? readOrigin(decoded(parts.get('host') ?? '')) : null,
  };
};

/** The reverse, to be put behind a link. */
export const writeEmbed = ({ readOnly, controls, theme, language, host }: Embed): string =>
  `&e=${[EMBED_VERSION, ...(readOnly ? [] : ['edit']), ...(controls ? [] : ['bare']), ...(theme ? [theme] : []), ...(language ? [language] : [])].join('.')}${
    host === null ? '' : `&host=${encodeURIComponent(host)}`
  }`;

/** The fragment of the same link as a page of its own. */
export const withoutEmbed = (hash: string): string =>
  `#${hash
    .slice(1)
    .split('&')
    .filter(part => !/^(e|host)=/.test(part))
    .join('&')}`;

/** What this page is; null: a page of its own. It never changes: an address that does is loaded anew. */
export const embed: Embed | null =
  typeof location === 'undefined' ? null : readEmbed(location.hash, window.self !== window.top);
