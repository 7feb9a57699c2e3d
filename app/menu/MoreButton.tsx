import type { MouseEvent } from 'react';
import { menu as text } from '../text/menu.ts';
import { IconButton } from '../ui/Button.tsx';

interface Props {
  /** What its menu is about, in words, and as `data-menu` has it. */
  readonly of: string;
  readonly menu: string;
  readonly className?: string;
}

/** Asks for the menu of the thing that it stands in, for whoever has neither a right button nor a menu key. */
const ask = (event: MouseEvent<HTMLButtonElement>): void => {
  event.stopPropagation();
  const { left, bottom } = event.currentTarget.getBoundingClientRect();
  const place = { bubbles: true, cancelable: true, clientX: Math.round(left), clientY: Math.round(bottom) };
  event.currentTarget.dispatchEvent(new window.MouseEvent('contextmenu', place));
};

export const MoreButton = ({ of, menu, className = '' }: Props) => (
  <IconButton
    icon="more"
    label={text.more(of)}
    data-menu={menu}
    aria-haspopup="menu"
    onClick={ask}
    className={`size-6! border-transparent ${className}`}
  />
);
