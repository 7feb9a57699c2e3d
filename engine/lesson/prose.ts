/** What a link in the text of a lesson leads to. */
type TargetKind = 'step' | 'field' | 'register' | 'clause' | 'device';

const kinds: readonly string[] = ['step', 'field', 'register', 'clause', 'device'] satisfies readonly TargetKind[];

/** A run of plain text, or words that lead somewhere: `[the index](field:avail.idx)`. */
export type Segment = string | { readonly words: string; readonly kind: TargetKind; readonly target: string };

/** A link that is none: an unknown kind, or a bracket without an end. */
export interface BrokenLink {
  readonly broken: string;
}

const link = /\[([^[\]\n]{1,120})\]\(([a-z]+):([^()\s]{1,120})\)/g;

/** The text of a page as runs and links; whatever is no link is text. A link of an unknown kind is `broken`. */
export const readProse = (text: string): readonly (Segment | BrokenLink)[] => {
  const found: (Segment | BrokenLink)[] = [];
  let end = 0;
  for (const match of text.matchAll(link)) {
    const [whole, words = '', kind = '', target = ''] = match;
    if (match.index > end) found.push(text.slice(end, match.index));
    found.push(kinds.includes(kind) ? { words, kind: kind as TargetKind, target } : { broken: whole });
    end = match.index + whole.length;
  }
  if (end < text.length) found.push(text.slice(end));
  return found;
};

/** `field:avail.idx` as a target without words; null: none. */
export const readTarget = (text: string): Exclude<Segment, string> | null => {
  const [segment, ...rest] = readProse(`[-](${text})`);
  if (rest.length > 0 || segment === undefined || typeof segment === 'string' || 'broken' in segment) return null;
  return { ...segment, words: '' };
};

/** `device_status` of the function that a page is about, or `pf0/vf2.device_status`. */
export const readRegister = (target: string): { readonly device: string | null; readonly register: string } => {
  const end = target.lastIndexOf('.');
  return { device: end < 0 ? null : target.slice(0, end), register: target.slice(end + 1) };
};

/** The reverse of `readProse`. */
export const writeProse = (segments: readonly Segment[]): string =>
  segments.map(each => (typeof each === 'string' ? each : `[${each.words}](${each.kind}:${each.target})`)).join('');
