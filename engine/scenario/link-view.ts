import { most } from './limits.ts';

/** The part of a link that says where to look. Each member is optional; a bad one never prevents loading. */
export interface LinkView {
  readonly step?: number;
  readonly layout?: string;
  readonly selection?: string;
  /** A study that is open instead of the run, and what it is about: `compare?right=virtio-1.4`. */
  readonly study?: string;
  /** Values that are watched. */
  readonly watches?: string;
  /** Whether only changes are shown, and since when. */
  readonly changes?: string;
  /** What the sender's run was, as `run-digests.ts` writes it. */
  readonly digests?: string;
}

const isLayout = (text: string): boolean => /^[a-z][a-z0-9-]{0,30}$/.test(text);
const isSelection = (text: string): boolean => text !== '' && text.length <= 300 && !/\p{Cc}|\p{Cs}/u.test(text);
const isStudy = (text: string): boolean =>
  text.length <= most.study && /^[a-z][a-z-]{0,30}(\?|$)/.test(text) && !/\p{Cc}|\p{Cs}/u.test(text);
const isWatches = (text: string): boolean => text.length <= most.watches && /^[\w./ ;[\]]+$/.test(text);
const isChanges = (text: string): boolean => /^[a-z0-9-]{1,20}$/.test(text);
const isDigests = (text: string): boolean => /^\d{1,6}\.[\w-]{1,80}$/.test(text);
const isStep = (step: number): boolean => Number.isInteger(step) && step >= 0 && step <= most.steps;

/** `&t=12&v=bytes&sel=pf0%2Fvf2&d=97.…`, or nothing; what could not be read again is left out. */
export const writeView = ({ step, layout, selection, study, watches, changes, digests }: LinkView): string =>
  [
    ...(step !== undefined && isStep(step) ? [`&t=${step}`] : []),
    ...(layout !== undefined && isLayout(layout) ? [`&v=${layout}`] : []),
    ...(selection !== undefined && isSelection(selection) ? [`&sel=${encodeURIComponent(selection)}`] : []),
    ...(study !== undefined && isStudy(study) ? [`&st=${encodeURIComponent(study)}`] : []),
    ...(watches !== undefined && isWatches(watches) ? [`&w=${encodeURIComponent(watches)}`] : []),
    ...(changes !== undefined && isChanges(changes) ? [`&c=${changes}`] : []),
    ...(digests !== undefined && isDigests(digests) ? [`&d=${digests}`] : []),
  ].join('');

export const readView = (parameters: ReadonlyMap<string, string>): LinkView => {
  const [step = '', layout = '', selection = '', study = '', watches = '', changes = '', digests = ''] = [
    't',
    'v',
    'sel',
    'st',
    'w',
    'c',
    'd',
  ].map(name => decoded(parameters.get(name) ?? '') ?? '');
  return {
    ...(/^\d{1,7}$/.test(step) && isStep(Number(step)) && { step: Number(step) }),
    ...(isLayout(layout) && { layout }),
    ...(isSelection(selection) && { selection }),
    ...(isStudy(study) && { study }),
    ...(isWatches(watches) && { watches }),
    ...(isChanges(changes) && { changes }),
    ...(isDigests(digests) && { digests }),
  };
};

/** One level of percent-encoding off; null for what is none. */
const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

/**
 * The parameters of the fragment, still percent-encoded; the first of a name counts. Breaks of lines and the angle
 * brackets that mail puts around and into long addresses are left out.
 */
export const readParameters = (text: string): ReadonlyMap<string, string> => {
  const bare = text.replace(/\s+/g, '').replace(/^<|>$/g, '');
  const found = split(bare);
  if (found.has('s') && !found.get('s')?.includes('%')) return found;
  const once = decoded(bare);
  return once === null ? found : split(once);
};

const split = (address: string): Map<string, string> => {
  const parameters = new Map<string, string>();
  for (const part of address.slice(address.indexOf('#') + 1).split('&')) {
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(0, equals));
    if (equals > 0 && !parameters.has(name)) parameters.set(name, part.slice(equals + 1));
  }
  return parameters;
};
