import { rings as text } from '../text/rings.ts';

/** A wrap counter: a filled half-disc in one colour for 1, a hollow one the other way round in another for 0. */
export const Phase = ({ wrap, quiet = false }: { readonly wrap: 0 | 1; readonly quiet?: boolean }) => (
  <span
    title={text.wrap(wrap)}
    data-wrap={wrap}
    className="inline-flex items-center gap-1 text-owner data-[wrap='0']:text-changed"
  >
    <svg aria-hidden viewBox="0 0 10 10" className="size-2.5 shrink-0">
      <circle cx="5" cy="5" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.4" />
      {wrap === 1 && <path d="M.8 5a4.2 4.2 0 0 1 8.4 0z" fill="currentColor" />}
    </svg>
    {quiet ? <span className="sr-only">{text.wrap(wrap)}</span> : <span aria-hidden>{wrap}</span>}
    {!quiet && <span className="sr-only">{text.wrap(wrap)}</span>}
  </span>
);
