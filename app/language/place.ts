/** Where somebody is in a page that is rendered anew: what has the focus, and how far each part is scrolled. */

const pathTo = (element: Element): readonly number[] => {
  const { parentElement: parent } = element;
  return parent && element !== document.body ? [...pathTo(parent), [...parent.children].indexOf(element)] : [];
};

const at = (path: readonly number[]): Element | undefined =>
  path.reduce<Element | undefined>((element, index) => element?.children[index], document.body);

/** Remembers it; what is given back leads there again, where the page has the same parts. */
export const rememberPlace = (): (() => void) => {
  const { activeElement: focused } = document;
  const focus = focused && focused !== document.body ? { path: pathTo(focused), name: focused.tagName } : null;
  const scrolled = [...document.querySelectorAll('#root *')]
    .filter(({ scrollTop, scrollLeft }) => scrollTop !== 0 || scrollLeft !== 0)
    .map(element => ({ path: pathTo(element), top: element.scrollTop, left: element.scrollLeft }));
  return () => {
    for (const { path, top, left } of scrolled) at(path)?.scrollTo({ top, left, behavior: 'instant' });
    const element = focus && at(focus.path);
    if (element instanceof HTMLElement && element.tagName === focus?.name) element.focus({ preventScroll: true });
  };
};
