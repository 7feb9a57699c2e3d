import type { ComparedDifference } from '../../engine/protocol/messages.ts';
import { compare as text } from '../text/compare.ts';
import { SourceTag } from '../ui/SourceTag.tsx';
import type { SideName } from './args.ts';
import { SideLetter, SideMark } from './SideMark.tsx';

const markOf = ({ left, right }: ComparedDifference) => (left === null ? 'right' : right === null ? 'left' : 'differs');

interface Props {
  readonly title: string;
  readonly items: readonly ComparedDifference[];
  /** Without the place, where the heading says it already. */
  readonly brief?: boolean;
}

/** Wide: four columns; narrow: one below the other. */
const columns = 'grid grid-cols-1 gap-x-3 @2xl:grid-cols-[5rem_minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)]';

/** What differs, one line each: where, and what it is on either side. */
export const Differences = ({ title, items, brief = false }: Props) =>
  items.length > 0 && (
    <ul aria-label={title} className="pt-1">
      {items.map((each, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew as a whole.
        <Line key={place} each={each} brief={brief} />
      ))}
    </ul>
  );

const Line = ({ each, brief }: { readonly each: ComparedDifference; readonly brief: boolean }) => {
  const mark = markOf(each);
  // Names of fields and of their values, as the text has them.
  const lang = each.kind === 'field' || each.kind === 'bytes' ? 'en' : undefined;
  return (
    <li className={`${columns} border-hair border-t py-1`}>
      <span className="flex items-center gap-1.5 self-start whitespace-nowrap text-changed text-t1">
        <SideMark kind={mark} /> {text.kinds[mark]}
      </span>
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {!brief && <span className="text-ink-2">{each.place} </span>}
        <span className="font-mono">{each.what}</span>
      </span>
      <Value side="left" value={each.left} source={each.sources?.left} lang={lang} />
      <Value side="right" value={each.right} source={each.sources?.right} lang={lang} />
    </li>
  );
};

interface ValueProps {
  readonly side: SideName;
  readonly value: string | null;
  readonly source: NonNullable<ComparedDifference['sources']>[SideName] | undefined;
  readonly lang: 'en' | undefined;
}

/** What is filled in says so. */
const Value = ({ side, value, source, lang }: ValueProps) => (
  <span className="flex min-w-0 items-start gap-1.5">
    <SideLetter side={side} />
    <span className="sr-only">{text.sides[side]}: </span>
    {value === null ? (
      <span className="text-ink-3">{text.absent}</span>
    ) : (
      <span className="min-w-0 leading-4 [overflow-wrap:anywhere]">
        <span lang={lang} className="font-mono">
          {value}
        </span>{' '}
        {source === 'reconstructed' && <SourceTag source={source} />}
      </span>
    )}
  </span>
);
