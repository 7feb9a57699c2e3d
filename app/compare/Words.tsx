import type { ReactNode } from 'react';
import type { CompareAsk, WordsSide, WordsView } from '../../engine/protocol/messages.ts';
import { Errors } from '../failure/Errors.tsx';
import { useStudy } from '../study/use-study.ts';
import { Waiting } from '../study/Waiting.tsx';
import { compare, words as text } from '../text/compare.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import type { SideName } from './args.ts';
import { OrderLegend, ReadingOrder } from './ReadingOrder.tsx';
import { SideLetter, SideMark } from './SideMark.tsx';

const names = ['left', 'right'] as const;

interface WordsProps {
  readonly ask: CompareAsk;
  readonly about: unknown;
  readonly titles: Readonly<Record<SideName, string>>;
}

/** The words of both sides: terms, the order in which a reader meets them, sentences, and one trace told twice. */
export const Words = ({ ask, about, titles }: WordsProps) => {
  const found = useStudy({ kind: 'words', ...ask }, about);
  if (!found) return <Waiting />;
  if (!found.ok) return <Errors errors={found.errors} />;
  const view = found.found;
  const alike = JSON.stringify(wordsIn(view.left)) === JSON.stringify(wordsIn(view.right));
  const hasProse = view.left.sentences.length + view.right.sentences.length > 0;
  return (
    <section
      aria-label={compare.tabs.words}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls and holds no control is reached with the keyboard.
      tabIndex={0}
      className="flex flex-col gap-5 overflow-auto px-4 py-3 focus-visible:-outline-offset-2 @4xl:h-full"
    >
      {alike && (
        <p className="flex items-center gap-2 font-semibold">
          <SideMark kind="same" /> {text.same}
        </p>
      )}
      <Counts view={view} titles={titles} />
      {hasProse && (
        <Part title={text.order} intro={text.orderIntro} legend={<OrderLegend />}>
          <Both>
            {name => (
              <>
                <ReadingOrder title={text.orders.patch} order={view[name].orders.patch} />
                <div className="h-3" />
                <ReadingOrder title={text.orders.document} order={view[name].orders.document} />
              </>
            )}
          </Both>
        </Part>
      )}
      <Trace trace={view.trace} />
      {hasProse && (
        <Part title={text.prose} intro={text.proseIntro}>
          <Both>{name => <Prose side={view[name]} />}</Both>
        </Part>
      )}
    </section>
  );
};

const wordsIn = ({ terms, sentences, orders }: WordsSide) => [terms, sentences, orders];

interface PartProps {
  readonly title: string;
  readonly intro: string;
  readonly legend?: ReactNode;
  readonly children: ReactNode;
}

const Part = ({ title, intro, legend, children }: PartProps) => (
  <section aria-label={title} className="border-hair border-t pt-3">
    <h3 className="font-semibold text-t4">{title}</h3>
    <p className="pb-1 text-ink-2">{intro}</p>
    {legend}
    {children}
  </section>
);

/** Left and right side by side; one below the other where there is no room. */
const Both = ({ children }: { readonly children: (name: SideName) => ReactNode }) => (
  <div className="grid grid-cols-1 gap-x-8 gap-y-4 pt-2 @4xl:grid-cols-2">
    {names.map(name => (
      <div key={name} className="min-w-0">
        <p className="flex items-center gap-2 pb-1 font-semibold">
          <SideLetter side={name} /> {compare.sides[name]}
        </p>
        {children(name)}
      </div>
    ))}
  </div>
);

/** Terms and numbers of both sides in one table. */
const Counts = ({ view, titles }: { readonly view: WordsView; readonly titles: WordsProps['titles'] }) => {
  const rows: readonly (readonly [string, (side: WordsSide) => string | number])[] = [
    [text.owner, ({ terms }) => terms.owner],
    [text.member, ({ terms }) => terms.member],
    [text.stems, ({ counts }) => counts?.stems ?? text.notHeld],
    [text.short, ({ counts }) => counts?.short ?? text.notHeld],
    [text.late, ({ counts }) => counts?.late ?? text.notHeld],
  ];
  return (
    <table aria-label={text.terms} className="w-full max-w-215 table-fixed border-collapse text-left">
      <thead>
        <tr>
          <td className="w-[34%]" />
          {names.map(name => (
            <th key={name} scope="col" className="py-1 pr-3 align-bottom font-semibold">
              <span className="flex items-start gap-2">
                <SideLetter side={name} /> <span className="min-w-0">{titles[name]}</span>
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([title, of]) => {
          const [left, right] = [of(view.left), of(view.right)];
          // What is not held cannot differ from anything.
          const differs = left !== right && left !== text.notHeld && right !== text.notHeld;
          return (
            <tr key={title} className="border-hair border-t align-baseline">
              <th scope="row" className="py-1.5 pr-3 font-normal text-ink-2">
                {title}
              </th>
              {names.map(name => (
                <td key={name} className="py-1.5 pr-3">
                  <span className="flex items-baseline gap-1.5">
                    <b className="font-semibold">{of(view[name])}</b>
                    {differs && name === 'right' && (
                      <span className="flex items-center gap-1 whitespace-nowrap text-changed text-t1">
                        <SideMark kind="differs" /> {compare.kinds.differs}
                      </span>
                    )}
                  </span>
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

/** The commands of both runs, told in either vocabulary. */
const Trace = ({ trace }: { readonly trace: WordsView['trace'] }) => (
  <Part title={text.trace} intro={text.traceIntro}>
    {trace.length === 0 && <p className="text-ink-2">{text.noTrace}</p>}
    <ol className="flex flex-col pt-1">
      {trace.map(({ owner, id, left, right, sameBytes }) => (
        <li key={`${owner} ${id}`} className="border-hair border-t py-1.5">
          <p className="flex items-center gap-2 text-ink-3">
            <span className="font-mono">{text.command(owner, id)}</span>
            <span className="flex items-center gap-1">
              <SideMark kind={sameBytes ? 'same' : 'differs'} /> {sameBytes ? text.equalBytes : text.otherBytes}
            </span>
          </p>
          <div className="grid grid-cols-1 gap-x-8 @2xl:grid-cols-2">
            {(
              [
                ['left', left],
                ['right', right],
              ] as const
            ).map(([name, told]) => (
              <p key={name} className="flex items-start gap-2 py-0.5">
                <SideLetter side={name} />
                <span className="min-w-0">{told ?? compare.absent}</span>
              </p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  </Part>
);

/** The sentences of one side in reading order, with what a careful reader stumbles over. */
const Prose = ({ side }: { readonly side: WordsSide }) => {
  if (side.sentences.length === 0) return <p className="text-ink-3">{text.noProse}</p>;
  return (
    <ol>
      {side.sentences.map(({ id, chapter, text: sentence, lints, stems }, place) => (
        <li key={id} className="grid grid-cols-[--spacing(5)_minmax(0,1fr)] border-hair border-t py-1.5">
          <span aria-hidden className="font-mono text-ink-3">
            {place + 1}
          </span>
          <div className="min-w-0">
            <p className="flex flex-wrap items-baseline gap-x-2 text-ink-3 text-t1">
              {chapter}
              {stems > 0 && <span className="text-ink-2">{text.stemCount(stems)}</span>}
            </p>
            <p className="[overflow-wrap:anywhere]">{sentence}</p>
            <ul>
              {lints.map(lint => (
                <li key={lint.text} className="flex items-baseline gap-1.5 text-fault">
                  <RoleGlyph role="fault" /> {lint.text}
                </li>
              ))}
            </ul>
          </div>
        </li>
      ))}
    </ol>
  );
};
