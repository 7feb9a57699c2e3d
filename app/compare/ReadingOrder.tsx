import type { ReadingOrder as Order } from '../../engine/protocol/messages.ts';
import { words as text } from '../text/compare.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

type Term = Order['terms'][number];

const verdictOf = ({ inTime, defined }: Term): string =>
  inTime ? text.inTime : defined === null ? text.undefinedTerm : text.tooLate;

/** Chapters one after the other, each with the number of its sentences. */
const chaptersOf = (places: Order['places']) => {
  const found: { chapter: string; count: number; from: number }[] = [];
  for (const [place, { chapter }] of places.entries()) {
    const last = found.at(-1);
    if (last?.chapter === chapter) last.count += 1;
    else found.push({ chapter, count: 1, from: place });
  }
  return found;
};

/** A strip for each term: the sentences in the order in which a reader meets them, its first use and its definition. */
export const ReadingOrder = ({ title, order }: { readonly title: string; readonly order: Order }) => {
  const { places, terms } = order;
  if (places.length === 0) {
    return (
      <p className="pt-1">
        <b className="font-semibold">{title}</b>: <span className="text-ink-3">{text.noProse}</span>
      </p>
    );
  }
  return (
    <div className="overflow-x-auto pt-1">
      <table className="border-collapse text-left">
        <caption className="whitespace-nowrap pb-1 text-left font-semibold">{title}</caption>
        <thead className="text-ink-3 text-t1">
          <tr>
            <td />
            {chaptersOf(places).map(({ chapter, count, from }) => (
              <th
                key={from}
                scope="colgroup"
                colSpan={count}
                className="border-rule border-b border-l px-1 font-normal leading-4"
              >
                {chapter}
              </th>
            ))}
            <td />
          </tr>
          <tr>
            <td />
            {places.map(({ id, chapter }, place) => (
              <th key={id} scope="col" className="w-9 text-center font-mono font-normal">
                <span className="sr-only">{text.sentence(place + 1, chapter)}</span>
                <span aria-hidden>{place + 1}</span>
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {terms.map(term => (
            <Row key={term.term} term={term} count={places.length} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Row = ({ term, count }: { readonly term: Term; readonly count: number }) => {
  const { firstUse, defined, inTime } = term;
  const verdict = verdictOf(term);
  const ends = [firstUse, defined].filter(each => each !== null);
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  return (
    <tr aria-label={text.place(term.term, firstUse, defined, verdict)}>
      <th scope="row" className="py-1 pr-3 font-normal">
        {term.term}
      </th>
      {Array.from({ length: count }, (_, place) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: a place is what it is.
          key={place}
          data-late={!inTime}
          data-in={place >= from && place <= to}
          className="relative h-7 border-hair border-l text-center data-[late=true]:data-[in=true]:hatch"
        >
          {place === firstUse && <Use />}
          {place === defined && <Definition />}
        </td>
      ))}
      <td className="border-hair border-l pl-3">
        <span data-late={!inTime} className="flex items-center gap-1.5 data-[late=true]:text-fault">
          <RoleGlyph role={inTime ? 'ok' : 'fault'} /> {verdict}
        </span>
      </td>
    </tr>
  );
};

const mark = 'inline-block size-3.5 align-middle text-ink';

const Use = () => (
  <svg aria-label={text.use} role="img" viewBox="0 0 14 14" className={mark}>
    <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.6" />
  </svg>
);

const Definition = () => (
  <svg aria-label={text.definition} role="img" viewBox="0 0 14 14" className={`${mark} fill-current`}>
    <path d="M7 1l6 6-6 6-6-6z" />
  </svg>
);

/** What the shapes of the strips mean. */
export const OrderLegend = () => (
  <p className="flex flex-wrap items-center gap-x-4 text-ink-2">
    <span className="flex items-center gap-1.5">
      <Use /> {text.use}
    </span>
    <span className="flex items-center gap-1.5">
      <Definition /> {text.definition}
    </span>
    <span className="flex items-center gap-1.5">
      <i aria-hidden className="hatch inline-block h-3.5 w-6 border border-hair" /> {text.tooLate}
    </span>
  </p>
);
