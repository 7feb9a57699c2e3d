import type { KeyboardEvent } from 'react';

const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** In a table that is one stop for Tab: up and down go to the button of the row above or below. */
export const moveByArrows = (event: KeyboardEvent<HTMLElement>): void => {
  const by = moves[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const buttons = [...(event.currentTarget.closest('tbody')?.querySelectorAll('button') ?? [])];
  buttons[buttons.indexOf(event.currentTarget as HTMLButtonElement) + by]?.focus();
};
