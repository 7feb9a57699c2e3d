import { type ReactNode, useId } from 'react';

interface Props {
  readonly title: ReactNode;
  /** At the right end of the head. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A pane: a head of one line, and the rest for what it shows. Its content scrolls by itself. */
export const Panel = ({ title, aside, children }: Props) => {
  const id = useId();
  return (
    <section aria-labelledby={id} className="@container flex h-full min-h-0 min-w-0 flex-col bg-surface">
      <header className="flex h-8 shrink-0 items-center gap-2 overflow-hidden border-hair border-b pr-3 pl-4">
        <h2 id={id} className="min-w-0 truncate font-semibold">
          {title}
        </h2>
        {aside && <div className="ml-auto flex shrink-0 items-center gap-3 text-ink-2">{aside}</div>}
      </header>
      <div className="min-h-0 flex-1">{children}</div>
    </section>
  );
};
