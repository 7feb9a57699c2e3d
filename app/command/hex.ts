import { typed } from '../text/typed.ts';

/** Text typed as hex: the digits alone, or what is wrong and where. `at` counts characters of the text from 0. */
export type HexText =
  | { readonly ok: true; readonly hex: string }
  | { readonly ok: false; readonly at: number; readonly message: string };

/** Blanks, `0x` at the start of a word and commas are left out, so that dumps can be pasted. */
export const readHex = (
  text: string,
  { empty = 'refused' }: { readonly empty?: 'refused' | 'allowed' } = {},
): HexText => {
  let hex = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (/[\s,_]/.test(character)) continue;
    if (character === '0' && /^x$/i.test(text[at + 1] ?? '') && /^$|[\s,_]/.test(text[at - 1] ?? '')) {
      at += 1;
      continue;
    }
    if (!/[0-9a-f]/i.test(character)) {
      return { ok: false, at, message: typed.notHex(character, at + 1) };
    }
    hex += character.toLowerCase();
  }
  if (hex === '' && empty === 'refused') {
    return { ok: false, at: 0, message: typed.noByte };
  }
  if (hex.length % 2 === 1) {
    const at = text.search(/[0-9a-f][^0-9a-f]*$/i);
    return {
      ok: false,
      at,
      message: typed.half(at + 1, hex.length),
    };
  }
  return { ok: true, hex };
};

/** Hex in pairs, eight bytes a group and sixteen a line: how it is shown for editing. */
export const spaceHex = (hex: string): string =>
  (hex.match(/.{1,32}/g) ?? [])
    .map(line => (line.match(/.{1,16}/g) ?? []).map(half => (half.match(/../g) ?? []).join(' ')).join('  '))
    .join('\n');
