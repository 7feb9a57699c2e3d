import type { ComparedRow } from '../../engine/protocol/messages.ts';

type Mark = ComparedRow['kind'];

/** A shape for each way in which two sides stand to each other; the word is beside it. */
const shapes: Readonly<Record<Mark, { readonly line: string; readonly fill: string; readonly look: string }>> = {
  same: { line: 'M2 4h8M2 8h8', fill: '', look: 'text-ink-3' },
  differs: { line: 'M2 4h8M2 8h8M8.6 1.4 3.4 10.6', fill: '', look: 'text-changed' },
  left: { line: 'M2 2h8v8H2z', fill: 'M2 2h4v8H2z', look: 'text-changed' },
  right: { line: 'M2 2h8v8H2z', fill: 'M6 2h4v8H6z', look: 'text-changed' },
};

export const SideMark = ({ kind }: { readonly kind: Mark }) => {
  const { line, fill, look } = shapes[kind];
  return (
    <svg aria-hidden viewBox="0 0 12 12" className={`inline-block size-3 shrink-0 ${look}`}>
      <path d={line} fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d={fill} fill="currentColor" />
    </svg>
  );
};

/** A box of which the left or the right half is filled: which side something belongs to. */
export const SideLetter = ({ side }: { readonly side: 'left' | 'right' }) => (
  <svg aria-hidden viewBox="0 0 16 16" className="inline-block size-4 shrink-0 text-ink">
    <path d="M1.5 1.5h13v13h-13z" fill="none" stroke="currentColor" />
    <path d={side === 'left' ? 'M1.5 1.5H8v13H1.5z' : 'M8 1.5h6.5v13H8z'} fill="currentColor" />
  </svg>
);
