import { actions } from '../store/app-state.ts';
import { useMenu } from './menu-store.ts';
import { readTarget } from './target.ts';

/** Where the browser's own menu is the better one. */
const OWN = 'input, textarea, select, [contenteditable], [role=dialog]';

const onContextMenu = (event: MouseEvent): void => {
  const element = event.target instanceof Element ? event.target : null;
  const thing = element?.closest<HTMLElement>('[data-menu]');
  const target = readTarget(thing?.dataset.menu ?? '');
  if (!thing || !target || event.defaultPrevented || element?.closest(OWN)) return;
  event.preventDefault();
  // By the keyboard some browsers give no place: then it is that of the thing.
  const { left, bottom } = (element ?? thing).getBoundingClientRect();
  const placed = event.clientX !== 0 || event.clientY !== 0;
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  const back = focused && thing.contains(focused) ? focused : thing.querySelector<HTMLElement>('button');
  useMenu.setState({ target, x: placed ? event.clientX : left, y: placed ? event.clientY : bottom, back });
  actions.openOverlay('object');
};

/** A menu on the thing itself: by the right button, a long press, the menu key, and the button "…". */
export const listenToMenus = (): void => addEventListener('contextmenu', onContextMenu);
