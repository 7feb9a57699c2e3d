import { clauses as text } from '../text/labels.ts';

/**
 * How strongly a clause binds: the keyword of the text, in a frame of its own. It is no part of our sentence, which says
 * the whole rule by itself.
 */
export const Level = ({ level }: { readonly level: string }) => (
  <b
    title={text.level}
    className="whitespace-nowrap rounded-1 border border-clause px-1 font-semibold text-clause text-t1 leading-3.5"
  >
    {level}
  </b>
);
