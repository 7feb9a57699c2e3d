import type { FoundView } from '../../engine/view/parts/queue.ts';
import { rings as text } from '../text/rings.ts';
import { ClauseLink } from '../ui/ClauseLink.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

type Part = NonNullable<FoundView['at']>['part'];

/** What was found in a place, if it is that; null: something else, or nothing. */
export const foundAt = (found: FoundView | null, part: Part, index = 0, entry: number | null = null) =>
  found?.at?.part === part && found.at.index === index && (entry === null || found.at.entry === entry) ? found : null;

/** The row of the list of malformed rings, at the place that shows it; `brief` is the sign alone. */
export const FoundMark = ({ found, brief = false }: { readonly found: FoundView; readonly brief?: boolean }) => (
  <span
    title={`${text.weights[found.weight]}: ${found.text}${found.rule ? `. ${text.ofList(found.rule)}` : ''}`}
    data-weight={found.weight}
    className="inline-flex items-center gap-1 align-middle font-sans font-semibold text-fault data-[weight=note]:text-ink-2"
  >
    <RoleGlyph role="fault" plain />
    <span
      data-brief={brief || found.rule === null}
      className="data-[brief=true]:sr-only [td_&]:group-data-[close=true]/ring:sr-only"
    >
      {found.rule ?? text.weights[found.weight]}
    </span>
  </span>
);

/** The same in words, with its rule, above the tables. */
export const FoundLine = ({ found }: { readonly found: FoundView }) => (
  <p
    role="status"
    data-weight={found.weight}
    className="flex flex-wrap items-center gap-x-2 border-fault border-y bg-fault/10 px-4 py-1 text-ink data-[weight=note]:border-edge data-[weight=note]:bg-sunken"
  >
    <FoundMark found={found} />
    <b className="font-semibold">{text.weights[found.weight]}</b>
    <span>{found.text}</span>
    {found.clause && <ClauseLink id={found.clause} />}
  </p>
);
