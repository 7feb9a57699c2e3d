/**
 * Packs words into lines of a monospaced type. What does not fit is only counted, so that nothing is cut in its middle;
 * room for the count is kept.
 */
export const packWords = (
  words: readonly string[],
  characters: number,
  lines: number,
): { readonly lines: readonly (readonly string[])[]; readonly left: number } => {
  const packed: string[][] = [[]];
  let used = 0;
  for (const [index, word] of words.entries()) {
    const room = packed.length === lines && index < words.length - 1 ? characters - 4 : characters;
    const needed = used === 0 ? word.length : used + 2 + word.length;
    if (needed <= room || used === 0) {
      packed.at(-1)?.push(word);
      used = needed;
    } else if (packed.length < lines) {
      packed.push([word]);
      used = word.length;
    } else {
      return { lines: packed, left: words.length - index };
    }
  }
  return { lines: packed, left: 0 };
};
