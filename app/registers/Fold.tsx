import { type ReactNode, useId } from 'react';
import { registers as text } from '../text/registers.ts';
import { Icon } from '../ui/Icon.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

interface Props {
  readonly title: string;
  readonly where: string;
  readonly changed?: boolean;
  readonly isOpen: boolean;
  readonly toggle: () => void;
  readonly children: ReactNode;
}

/** A section that folds: its head says what it is, where it is, and whether the last step changed something in it. */
export const Fold = ({ title, where, changed = false, isOpen, toggle, children }: Props) => {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 className="sticky top-0 z-10 font-normal">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={toggle}
          className="flex min-h-7 w-full flex-wrap items-baseline gap-x-2 border-hair border-b bg-sunken py-1 pr-3 pl-3 text-left hover:text-ink focus-visible:-outline-offset-2"
        >
          <Icon name={isOpen ? 'down' : 'right'} className="translate-y-px" />
          <b id={id} className="font-semibold">
            {title}
          </b>
          {changed && (
            <span title={text.changed} className="text-changed">
              <RoleGlyph role="changed" className="size-2" />
              <span className="sr-only">{text.changed}</span>
            </span>
          )}
          <span className="ml-auto font-mono text-ink-3">{where}</span>
        </button>
      </h3>
      {isOpen && children}
    </section>
  );
};
