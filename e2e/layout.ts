import { expect, type Locator, type Page } from '@playwright/test';

/**
 * What is wrong with where things stand: words that are cut and told nowhere else, words that run into each other,
 * nodes of the picture that overlap, a page that is larger than its window. Measured in the page, with the boxes of the
 * text itself, for whatever is in sight.
 */
export const faultsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const faults = new Set<string>();
    const { clientWidth, scrollWidth, clientHeight, scrollHeight } = document.documentElement;
    if (scrollWidth > clientWidth) faults.add(`page: ${scrollWidth} wide in ${clientWidth}`);
    if (scrollHeight > clientHeight) faults.add(`page: ${scrollHeight} high in ${clientHeight}`);

    interface Box {
      readonly left: number;
      readonly top: number;
      readonly right: number;
      readonly bottom: number;
    }
    const meet = (a: Box, b: Box): Box => ({
      left: Math.max(a.left, b.left),
      top: Math.max(a.top, b.top),
      right: Math.min(a.right, b.right),
      bottom: Math.min(a.bottom, b.bottom),
    });
    const isEmpty = ({ left, top, right, bottom }: Box) => right - left < 1 || bottom - top < 1;
    const clips = (value: string) => value !== 'visible';
    const scrolls = (value: string) => value === 'auto' || value === 'scroll';
    const short = (text: string) => text.trim().replaceAll(/\s+/g, ' ').slice(0, 60);
    const nameOf = (element: Element) => {
      const pane = element.closest('[aria-label], [aria-labelledby], [role]');
      const id = pane?.getAttribute('aria-labelledby');
      return (
        pane?.getAttribute('aria-label') ?? (id && document.getElementById(id)?.textContent) ?? pane?.tagName ?? ''
      );
    };

    // Each is asked for many words.
    const styles = new Map<Element, CSSStyleDeclaration>();
    const styleOf = (element: Element): CSSStyleDeclaration => {
      const style = styles.get(element) ?? getComputedStyle(element);
      styles.set(element, style);
      return style;
    };

    /** Words as they stand: the box of the text, and what of it is in sight. */
    const words: { readonly element: Element; readonly text: string; readonly seen: Box }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent ?? '';
      if (!element || !text.trim() || element.closest('option, script, style, noscript, .sr-only')) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        if (isEmpty(line)) continue;
        let seen: Box = meet(line, { left: 0, top: 0, right: innerWidth, bottom: innerHeight });
        let hidden = isEmpty(seen);
        // What can be scrolled to is not cut; what stands beyond a scroller's edge is simply not in sight.
        let scrolled = false;
        for (let at: Element | null = element; at && !hidden; at = at.parentElement) {
          const style = styleOf(at);
          if (style.position === 'fixed') break;
          if (!clips(style.overflowX) && !clips(style.overflowY)) continue;
          const box = at.getBoundingClientRect();
          const inside = meet(seen, box);
          if (scrolls(style.overflowX) && at.scrollWidth > at.clientWidth) scrolled = true;
          const told =
            at.closest('[title]') ?? element.closest('[title]') ?? at.closest('[aria-label]:not(section, div)');
          const tooWide = line.right > box.right + 1.5 && !scrolled && clips(style.overflowX);
          const tooHigh =
            line.bottom > box.bottom + 2 &&
            clips(style.overflowY) &&
            !scrolls(style.overflowY) &&
            line.top < box.bottom;
          if (tooWide && !isEmpty(inside) && !told) faults.add(`cut: "${short(text)}" in ${nameOf(element)}`);
          if (tooHigh && !scrolled && !told && !at.closest('.react-flow'))
            faults.add(`low: "${short(text)}" in ${nameOf(element)}`);
          if (scrolls(style.overflowY)) scrolled = true;
          hidden = isEmpty(inside);
          seen = inside;
        }
        if (!hidden) words.push({ element, text, seen });
      }
    }

    /** Two pieces of text in one place. Lines of type touch; letters do not. */
    const slack = 0.25;
    for (const [k, a] of words.entries()) {
      for (const b of words.slice(k + 1)) {
        const both = meet(a.seen, b.seen);
        const least = Math.min(a.seen.bottom - a.seen.top, b.seen.bottom - b.seen.top);
        if (both.right - both.left < 2 || both.bottom - both.top < slack * least + 1) continue;
        if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
        // A bar that stays in sight lies over the rows that pass below it.
        if ([a, b].some(({ element }) => element.closest('thead, .sticky'))) continue;
        if (a.element.closest('[role=dialog]') !== b.element.closest('[role=dialog]')) continue;
        faults.add(`over: "${short(a.text)}" and "${short(b.text)}" in ${nameOf(a.element)}`);
      }
    }

    /** Functions of the picture. */
    const nodes = [...document.querySelectorAll('.react-flow__node')].filter(node => node.querySelector('article'));
    const boxes = nodes.map(node => node.getBoundingClientRect());
    boxes.forEach((a, k) => {
      boxes.slice(k + 1).forEach((b, m) => {
        const both = meet(a, b);
        if (both.right - both.left > 1 && both.bottom - both.top > 1)
          faults.add(`nodes: ${nodes[k]?.getAttribute('data-id')} and ${nodes[k + 1 + m]?.getAttribute('data-id')}`);
      });
    });
    return [...faults];
  });

/**
 * Controls that are smaller than 24 by 24 pixels and nearer than that to another one, without those in a line of text.
 * A control that is pressed anywhere in its row or card is as large as that. Rows of rings and bytes of commands are
 * dense; each is also a line of the tree of regions or of the fields of the command, with room for a finger.
 */
export const smallTargets = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const least = 24;
    const controls = 'button, a[href], input, select, textarea, summary, [role=tab], [role=option], [role=slider]';
    const dense =
      /^(Descriptor|Deskriptor|Slot|Platz) \d|^(avail|used)\.ring| (at|bei) 0x[0-9a-f]+: [0-9a-f]+$|, [Bb]ytes? \d+( (to|bis) \d+)?:/;
    const targets = [...document.querySelectorAll<HTMLElement>(controls)].flatMap(control => {
      if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
      if (control.closest('.sr-only')) return [];
      const own = control.getBoundingClientRect();
      const after = getComputedStyle(control, '::after');
      const stretched = after.content !== 'none' && after.position === 'absolute' && after.inset.startsWith('0px');
      const label = control.closest('label');
      const box = (stretched ? control.offsetParent : label)?.getBoundingClientRect() ?? own;
      const seen = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      // What is scrolled away or lies below a dialog is no target now.
      if (own.width === 0 || !seen || !(control.contains(seen) || label?.contains(seen))) return [];
      const name = (control.getAttribute('aria-label') ?? control.textContent ?? '').trim();
      const inText = getComputedStyle(control).display.startsWith('inline') && control.closest('p, dd') !== null;
      const small = (box.width < least - 0.5 || box.height < least - 0.5) && !inText;
      return [{ control, name, box, small }];
    });
    const middle = ({ left, top, width, height }: DOMRect) => [left + width / 2, top + height / 2] as const;
    return targets.flatMap(({ control, name, box, small }) => {
      if (!small || dense.test(name)) return [];
      const [x, y] = middle(box);
      const near = targets.some(other => {
        if (other.control === control) return false;
        const [ox, oy] = middle(other.box);
        if (other.small) return Math.hypot(x - ox, y - oy) < least - 0.5;
        const dx = Math.max(other.box.left - x, 0, x - other.box.right);
        const dy = Math.max(other.box.top - y, 0, y - other.box.bottom);
        return Math.hypot(dx, dy) < least / 2 - 0.5;
      });
      const size = `${Math.round(box.width)} by ${Math.round(box.height)}`;
      return near ? [`${size}: ${control.tagName} ${name.slice(0, 50)}`] : [];
    });
  });

/** Where something is once it stands still: what comes late may still move it. */
export const resting = async (what: Locator): Promise<Box> => {
  let last: Box | null = null;
  await expect(async () => {
    const before = last;
    last = await what.boundingBox();
    expect(last, 'it is in sight').not.toBeNull();
    expect(last, 'it stands still').toEqual(before);
  }).toPass({ timeout: 10_000 });
  return last ?? { x: 0, y: 0, width: 0, height: 0 };
};

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
