import { actions, useApp } from '../store/app-state.ts';
import { isAtEnd } from '../store/position.ts';

type Shortcut = () => unknown;

const unlessAtEnd = (work: Shortcut) => () => {
  if (!isAtEnd(useApp.getState())) work();
};

/** Fetched when somebody follows a selection. */
const go = (where: 'goTraced' | 'goChanged' | 'goBookmark', by: -1 | 1) => async () =>
  (await import('../selection/go.ts'))[where](by);

/** Keys without a modifier; letters among them do nothing while somebody types. */
const plain: Readonly<Record<string, Shortcut>> = {
  ' ': actions.togglePlay,
  '.': actions.togglePlay,
  ArrowRight: unlessAtEnd(actions.step),
  ArrowLeft: actions.back,
  Home: actions.reset,
  End: unlessAtEnd(actions.runToEnd),
  b: () => actions.openOverlay('bookmark'),
  '/': () => actions.findInLog(''),
  Escape: actions.clearSelection,
  '[': go('goTraced', -1),
  ']': go('goTraced', 1),
  n: go('goBookmark', 1),
  p: async () => (await import('../presenter/start.ts')).present(),
  '?': () => actions.openOverlay('keys'),
};

const shifted: Readonly<Record<string, Shortcut>> = {
  '{': go('goChanged', -1),
  '}': go('goChanged', 1),
  N: go('goBookmark', -1),
  ArrowRight: unlessAtEnd(actions.stepOver),
  '?': () => actions.openOverlay('keys'),
};

/** Where keys mean something of their own. */
const TYPING = 'input, textarea, select, [contenteditable]';
const MOVING = `${TYPING}, [role=slider], [role=tab], [role=separator], [role=dialog], [data-step], [data-odd], [role=radio]`;
const PRESSING = 'button, a, summary, [role=button]';

/**
 * Whoever uses the pointer means the page by Space, not the button that happens to have the focus; after Tab it is that
 * button that is pressed.
 */
let byPointer = true;

const isTaken = (key: string, target: Element): boolean => {
  if (target.closest('[role=dialog]')) return true;
  if (key === 'Escape') return useApp.getState().overlay !== null || target.closest(TYPING) !== null;
  if (key === ' ') {
    return target.closest(TYPING) !== null || (!byPointer && target.closest(PRESSING) !== null);
  }
  return target.closest(key.length > 1 ? MOVING : TYPING) !== null;
};

const onKeyDown = (event: KeyboardEvent): void => {
  const { key } = event;
  const target = event.target instanceof Element ? event.target : document.body;
  if (key === 'Tab') byPointer = false;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && key.toLowerCase() === 'k') {
    event.preventDefault();
    actions.toggleOverlay('palette');
    return;
  }
  if ((event.ctrlKey || event.metaKey) && !event.altKey && key.toLowerCase() === 'z') {
    // In a field it is the text that is undone.
    if (target.closest(TYPING) || target.closest('[role=dialog]')) return;
    event.preventDefault();
    void (event.shiftKey ? actions.redo() : actions.undo());
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const work = (event.shiftKey ? shifted : plain)[key];
  const { run, study } = useApp.getState();
  // A study is no place in time, so the keys of time have nothing to do there.
  if (!work || run.run === undefined || study || isTaken(key, target)) return;
  event.preventDefault();
  work();
};

const onPointerDown = (): void => {
  byPointer = true;
};

/** Some browsers press a button when Space is released. */
const onKeyUp = (event: KeyboardEvent): void => {
  const { key, target } = event;
  if (key === ' ' && target instanceof Element && target.closest(PRESSING) && !isTaken(key, target)) {
    event.preventDefault();
  }
};

/** Keys for the whole page. */
export const listenToKeys = (): void => {
  addEventListener('keydown', onKeyDown);
  addEventListener('keyup', onKeyUp);
  addEventListener('pointerdown', onPointerDown, true);
};
