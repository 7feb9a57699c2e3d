import type { PointerEvent } from 'react';
import { editor as text } from '../text/editor.ts';
import { Icon } from '../ui/Icon.tsx';

/** Where the pointer takes an item (`group/item`) to move it; keys move it where it is opened. */
export const Grip = ({ onPointerDown }: { readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void }) => (
  <span
    aria-hidden
    title={text.item.drag}
    onPointerDown={onPointerDown}
    className="flex w-6 shrink-0 cursor-grab touch-none items-start justify-center pt-2 pl-1 text-ink-3 opacity-40 hover:opacity-100 group-hover/item:opacity-100"
  >
    <Icon name="grip" />
  </span>
);
