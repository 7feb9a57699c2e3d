import type { BitState } from './bit-state.ts';

const shapes: Record<BitState, React.ReactNode> = {
  negotiated: (
    <path fillRule="evenodd" d="M0 0h10v10H0zM5 2.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8z" fill="currentColor" />
  ),
  assigned: <path d="M0 0h10v10H0z" fill="currentColor" />,
  offered: <path d="M.75.75h8.5v8.5H.75z" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  taken: <path d="M1 5h8" stroke="currentColor" strokeWidth="2" />,
  none: <circle cx="5" cy="5" r="1" fill="currentColor" />,
};

/** The shape of what became of a bit; whoever uses it says it in words as well. */
export const BitMark = ({ state }: { readonly state: BitState }) => (
  <svg
    aria-hidden
    viewBox="0 0 10 10"
    data-state={state}
    className="size-2.5 shrink-0 text-member data-[state=none]:text-ink-3 data-[state=taken]:text-ink-2"
  >
    {shapes[state]}
  </svg>
);
