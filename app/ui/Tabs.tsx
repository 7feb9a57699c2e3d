import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

interface Props<T extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly value: T; readonly text: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly children: ReactNode;
}

/** More of them are set smaller, so that they stay in one line where there is room for it. */
const MANY = 6;

const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Tabs over one pane; arrows move and choose. */
export const Tabs = <T extends string>({ label, tabs, value, onChange, children }: Props<T>) => {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const to = move(
      tabs.findIndex(tab => tab.value === value),
      tabs.length,
    );
    const next = tabs[to];
    if (next) onChange(next.value);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
  };
  return (
    <div className="flex h-full min-h-0 flex-col bg-surface">
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={onKeyDown}
        data-many={tabs.length > MANY}
        className="flex shrink-0 flex-wrap border-hair border-b px-2 data-[many=true]:px-1 data-[many=true]:text-t1"
      >
        {tabs.map(tab => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            aria-selected={tab.value === value}
            aria-controls={`${id}-pane`}
            tabIndex={tab.value === value ? 0 : -1}
            // With the pointer the focus stays where it was, so that the arrows go on stepping.
            onMouseDown={event => event.preventDefault()}
            onClick={() => onChange(tab.value)}
            className="h-8 shrink-0 border-transparent border-b-2 px-1 text-ink-2 hover:text-ink focus-visible:-outline-offset-2 aria-selected:border-ink aria-selected:font-semibold aria-selected:text-ink"
          >
            {tab.text}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-pane`}
        aria-labelledby={`${id}-${value}`}
        className="@container min-h-0 flex-1 overflow-auto"
      >
        {children}
      </div>
    </div>
  );
};
