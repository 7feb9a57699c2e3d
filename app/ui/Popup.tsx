import { Anchor, Content, Portal, Root } from 'radix-ui/popover';
import type { ReactNode, RefObject } from 'react';
import { giveTyped } from '../keys/type-ahead.ts';

/** Something that has a place on the screen. */
export interface Measurable {
  readonly getBoundingClientRect: () => DOMRect;
}

interface Props {
  /** The button that it belongs to; the focus goes back there. */
  readonly anchor: RefObject<HTMLElement | null>;
  /** What it stands beside, when that is more than the button. */
  readonly beside?: RefObject<Measurable>;
  readonly label: string;
  readonly onClose: () => void;
  readonly side?: 'top' | 'bottom';
  readonly children: ReactNode;
}

/** A box at a button; Escape, or a click elsewhere, closes it. */
export const Popup = ({ anchor, beside, label, onClose, side = 'bottom', children }: Props) => (
  <Root open onOpenChange={open => open || onClose()}>
    <Anchor virtualRef={beside ?? (anchor as RefObject<HTMLElement>)} />
    <Portal>
      <Content
        aria-label={label}
        side={side}
        align="start"
        sideOffset={6}
        collisionPadding={8}
        // After the first field has the focus.
        onOpenAutoFocus={() => queueMicrotask(giveTyped)}
        onInteractOutside={event => {
          // The button closes it by itself.
          if (anchor.current?.contains(event.target as Node)) event.preventDefault();
        }}
        onCloseAutoFocus={event => {
          event.preventDefault();
          anchor.current?.focus();
        }}
        className="z-50 flex max-h-[min(--spacing(220),var(--radix-popover-content-available-height))] w-[min(--spacing(110),var(--radix-popover-content-available-width))] flex-col overflow-hidden rounded-1 border border-edge bg-raised text-ink"
      >
        {children}
      </Content>
    </Portal>
  </Root>
);
