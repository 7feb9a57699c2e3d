import { Close, Content, Overlay, Portal, Root, Title } from 'radix-ui/dialog';
import { type ReactNode, type RefObject, useState } from 'react';
import { giveTyped } from '../keys/type-ahead.ts';
import { labels } from '../text/labels.ts';
import { IconButton } from './Button.tsx';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  /** Where the focus goes first; otherwise to the cross. */
  readonly first?: RefObject<HTMLElement | null>;
  /** For lists with pictures. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A box over the page; Escape, the cross, or a click beside it closes it, and the focus is where it was. */
export const Dialog = ({ title, onClose, first, wide = false, children }: Props) => {
  const [before] = useState(() => document.activeElement);
  return (
    <Root open onOpenChange={open => open || onClose()}>
      <Portal>
        <Overlay className="fixed inset-0 z-40 bg-bg/75" />
        <Content
          aria-describedby={undefined}
          onOpenAutoFocus={event => {
            if (!first?.current) return;
            event.preventDefault();
            first.current.focus();
            giveTyped();
          }}
          onCloseAutoFocus={event => {
            event.preventDefault();
            if (before instanceof HTMLElement) before.focus();
          }}
          data-wide={wide}
          className="fixed top-[8vh] left-1/2 z-50 flex max-h-[84vh] w-[min(--spacing(140),calc(100vw---spacing(4)))] -translate-x-1/2 flex-col data-[wide=true]:w-[min(--spacing(190),calc(100vw---spacing(4)))] overflow-hidden rounded-1 border border-edge bg-raised text-ink"
        >
          <div className="flex h-11 shrink-0 items-center border-hair border-b pr-2 pl-4">
            <Title className="flex-1 font-semibold text-t4">{title}</Title>
            <Close asChild>
              <IconButton icon="close" label={labels.close} className="border-transparent" />
            </Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        </Content>
      </Portal>
    </Root>
  );
};
