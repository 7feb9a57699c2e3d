import type { WatchSlice } from './watch-slice.ts';

type Changes = WatchSlice['changes'];

/** `only`, `12`, `only-12`; '' when nothing was chosen. */
export const writeChanges = ({ only, since }: Changes): string =>
  [...(only ? ['only'] : []), ...(since === null ? [] : [since])].join('-');

/** The reverse; what is not understood is the default. */
export const readChanges = (text: string): Changes => {
  const [, only, since] = /^(only)?-?(\d{1,6})?$/.exec(text) ?? [];
  return { only: only !== undefined, since: since === undefined ? null : Number(since) };
};

/** Watched values in a link; the engine says which of them it can use. */
export const writePins = (pins: readonly string[]): string => pins.join(';');
export const readPins = (text: string): readonly string[] => text.split(';').filter(pin => pin !== '');
