import { create } from 'zustand';
import { useLink, wish } from './cue-link.ts';
import { meaningOf } from './keys.ts';
import type { Wish } from './messages.ts';

/** What is typed in the window with the cues. */
export const useTyped = create<{ readonly digits: string; readonly keys: boolean }>()(() => ({
  digits: '',
  keys: false,
}));

/** The keys of a talk, for the other window. What ends it comes back. */
export const listenToCueKeys = (): (() => void) => {
  let byKeyboard = false;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') byKeyboard = true;
    const means = meaningOf(event, byKeyboard);
    const { digits, keys } = useTyped.getState();
    // Without the other window a key is what it is in any page.
    if (!means || useLink.getState().status !== 'there') return;
    if ('enter' in means && digits === '') return;
    if ('own' in means && means.own !== 'keys') return;
    event.preventDefault();
    if ('digit' in means) return useTyped.setState({ digits: (digits + means.digit).slice(-4) });
    useTyped.setState({ digits: '' });
    if ('enter' in means) wish({ do: 'cue', cue: Number(digits) });
    else if ('own' in means) useTyped.setState({ keys: !keys });
    else if (means.wish === 'escape' && (digits !== '' || keys)) useTyped.setState({ keys: false });
    else wish({ do: means.wish } as Wish);
  };
  /** Some browsers press a button when Space is released. */
  const onKeyUp = (event: KeyboardEvent): void => {
    if (event.key === ' ' && !byKeyboard && event.target instanceof HTMLButtonElement) event.preventDefault();
  };
  const onPointerDown = (): void => {
    byKeyboard = false;
  };
  addEventListener('keydown', onKeyDown);
  addEventListener('keyup', onKeyUp);
  addEventListener('pointerdown', onPointerDown, true);
  return () => {
    removeEventListener('keydown', onKeyDown);
    removeEventListener('keyup', onKeyUp);
    removeEventListener('pointerdown', onPointerDown, true);
  };
};
