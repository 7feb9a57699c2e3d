import type { Wish } from './messages.ts';

/** What a key means in a talk, in both windows. Remote controls send PageDown, PageUp, `.` or `b`, F5 and Escape. */
const plain: Readonly<Record<string, Wish['do']>> = {
  PageDown: 'next',
  ArrowRight: 'next',
  PageUp: 'previous',
  ArrowLeft: 'previous',
  ArrowDown: 'step',
  ArrowUp: 'back',
  Home: 'first',
  End: 'last',
  ' ': 'play',
  '.': 'black',
  b: 'black',
  s: 'spotlight',
  q: 'qr',
  t: 'timer',
  v: 'view',
  F5: 'present',
  Escape: 'escape',
};

/** Keys that are pressed with Shift, and stay what they are where Shift only makes the sign. */
const shifted: Readonly<Record<string, Wish['do']>> = { T: 'restart', F5: 'present' };

const TYPING = 'input, textarea, select, [contenteditable]';
const PRESSING = 'button, a, summary, [role=button]';

export type KeyMeans =
  | { readonly wish: Wish['do'] }
  | { readonly digit: string }
  /** Enter, after digits. */
  | { readonly enter: true }
  /** Of the window in which it is pressed. */
  | { readonly own: 'keys' | 'cues' | 'fullscreen' };

/** What a key means; null: nothing here. `pressed`: the focus came by the keyboard, so that Space presses it. */
export const meaningOf = (event: KeyboardEvent, pressed: boolean): KeyMeans | null => {
  const { key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('[role=dialog]')) return null;
  if (key !== 'F5' && key !== 'Escape' && target?.closest(TYPING)) return null;
  if (key === ' ' && pressed && target?.closest(PRESSING)) return null;
  if (key === '?') return { own: 'keys' };
  if (/^\d$/.test(key)) return { digit: key };
  if (key === 'Enter') return { enter: true };
  if (!event.shiftKey && key === 'c') return { own: 'cues' };
  if (!event.shiftKey && key === 'f') return { own: 'fullscreen' };
  const wish = (event.shiftKey ? shifted : plain)[key];
  return wish ? { wish } : null;
};
