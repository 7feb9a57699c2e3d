/** Where somebody is in a page that is rendered anew: what has the focus, how far each part is scrolled, and what is open. */

const pathTo = (element: Element): readonly number[] => {
  const { parentElement: parent } = element;
  return parent && element !== document.body ? [...pathTo(parent), [...parent.children].indexOf(element)] : [];
};

const at = (path: readonly number[]): Element | undefined =>
  path.reduce<Element | undefined>((element, index) => element?.children[index], document.body);

/** What says of itself how it is, and is nobody's but its own: what a menu opens, the page knows. */
const TELLING = ['details', 'button[aria-expanded]:not([aria-haspopup])', 'button[aria-pressed]', '[role=tab]'];

const isOpen = (element: Element): boolean =>
  element instanceof HTMLDetailsElement
    ? element.open
    : ['aria-expanded', 'aria-pressed', 'aria-selected'].some(name => element.getAttribute(name) === 'true');

/** As a person would: what was pressed or chosen is pressed, and what can be open is opened or closed. */
const setOpen = (element: Element, open: boolean): void => {
  if (element instanceof HTMLDetailsElement) element.open = open;
  // Of several, one is pressed, and the others are not any more.
  else if (element instanceof HTMLElement && (open || element.hasAttribute('aria-expanded'))) element.click();
};

/** Remembers it; what is given back leads there again, where the page has the same parts. */
export const rememberPlace = (): (() => void) => {
  const { activeElement: focused } = document;
  const focus = focused && focused !== document.body ? { path: pathTo(focused), name: focused.tagName } : null;
  const all = [...document.querySelectorAll('#root *')];
  const scrolled = all
    .filter(({ scrollTop, scrollLeft }) => scrollTop !== 0 || scrollLeft !== 0)
    .map(element => ({ path: pathTo(element), top: element.scrollTop, left: element.scrollLeft }));
  const telling = all
    .filter(element => element.matches(TELLING.join()))
    .map(element => ({ path: pathTo(element), looks: element.className, open: isOpen(element) }));
  return () => {
    for (const { path, looks, open } of telling) {
      const element = at(path);
      if (element?.className === looks && isOpen(element) !== open) setOpen(element, open);
    }
    for (const { path, top, left } of scrolled) at(path)?.scrollTo({ top, left, behavior: 'instant' });
    const element = focus && at(focus.path);
    if (element instanceof HTMLElement && element.tagName === focus?.name) element.focus({ preventScroll: true });
  };
};
