import { actions, useApp } from '../store/app-state.ts';
import { isAtEnd } from '../store/position.ts';

type Shortcut = () => unknown;

const unlessAtEnd = (work: Shortcut) => () => {
  if (!isAtEnd(useApp.getState())) work();
};

/** Keys without a modifier; letters among them do nothing while somebody types. */
const plain: Readonly<Record<string, Shortcut>> = {
  ' ': actions.togglePlay,
  '.': actions.togglePlay,
  ArrowRight: unlessAtEnd(actions.step),
  ArrowLeft: actions.back,
  Home: actions.reset,
  End: unlessAtEnd(actions.runToEnd),
  b: () => actions.openOverlay('bookmark'),
  '?': () => actions.openOverlay('keys'),
};

const shifted: Readonly<Record<string, Shortcut>> = {
  ArrowRight: unlessAtEnd(actions.stepOver),
  '?': () => actions.openOverlay('keys'),
};

/** Where keys mean something of their own. */
const TYPING = 'input, textarea, select, [contenteditable]';
const MOVING = `${TYPING}, [role=slider], [role=tab], [role=separator], [role=dialog], [data-step], [data-odd], [role=radio]`;
const PRESSING = 'button, a, summary, [role=button]';

/** What was reached with the pointer: Space there plays, as it does anywhere, instead of pressing it again. */
let pointed: Element | null = null;

const isTaken = (key: string, target: Element): boolean => {
  if (target.closest('[role=dialog]')) return true;
  if (key === ' ') {
    const pressed = target.closest(PRESSING);
    return target.closest(TYPING) !== null || (pressed !== null && pressed !== pointed);
  }
  return target.closest(key.length > 1 ? MOVING : TYPING) !== null;
};

const onKeyDown = (event: KeyboardEvent): void => {
  const { key } = event;
  if (key === 'Tab') pointed = null;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && key.toLowerCase() === 'k') {
    event.preventDefault();
    actions.toggleOverlay('palette');
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const work = (event.shiftKey ? shifted : plain)[key];
  const target = event.target instanceof Element ? event.target : document.body;
  if (!work || useApp.getState().run.run === undefined || isTaken(key, target)) return;
  event.preventDefault();
  work();
};

const onPointerDown = (event: PointerEvent): void => {
  pointed = event.target instanceof Element ? event.target.closest(PRESSING) : null;
};

/** Some browsers press a button when Space is released. */
const onKeyUp = (event: KeyboardEvent): void => {
  if (event.key === ' ' && pointed && event.target === pointed) event.preventDefault();
};

/** Keys for the whole page. */
export const listenToKeys = (): void => {
  addEventListener('keydown', onKeyDown);
  addEventListener('keyup', onKeyUp);
  addEventListener('pointerdown', onPointerDown, true);
};
