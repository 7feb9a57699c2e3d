import type { Point } from './way.ts';

/** Puts the middle of an element at a point of its positioned parent. */
export const placeAt = (element: HTMLElement | SVGElement, { x, y }: Point): void => {
  element.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%)`;
};
