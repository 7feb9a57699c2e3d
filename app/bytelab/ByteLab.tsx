import { type ReactNode, useEffect, useState } from 'react';
import type { ByteLabView, LengthsView } from '../../engine/protocol/messages.ts';
import type { FieldView, PartView } from '../../engine/view/parts/bytes.ts';
import type { CatalogView } from '../../engine/view/parts/catalog.ts';
import type { CommandIntent } from '../../engine/world/intent.ts';
import { intentNow, setByte, setLayout, setTarget, useComposer } from '../command/composer-state.ts';
import { Errors } from '../failure/Errors.tsx';
import { useApp } from '../store/app-state.ts';
import { useStudy } from '../study/use-study.ts';
import { byteLab as text } from '../text/byte-lab.ts';
import { ClauseLink } from '../ui/ClauseLink.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { optionsOf, Segmented } from '../ui/Segmented.tsx';
import { SourceTag } from '../ui/SourceTag.tsx';
import { ByteCells } from './ByteCells.tsx';
import { Chain } from './Chain.tsx';
import { readableCells, writableCells } from './cells.ts';
import { LengthSpans } from './LengthSpans.tsx';

type PartName = 'readable' | 'writable';

/** The lengths and cuts of the command that is being composed, and what the device makes of them in this moment. */
const ByteLab = ({ catalog }: { readonly catalog: CatalogView }) => {
  const state = useComposer();
  const run = useApp(all => all.run.run);
  const intent = intentNow(catalog, state);
  const found = useStudy(intent && { kind: 'bytes', command: intent }, run);
  const later = useLater(intent);
  const lengths = useStudy(later && { kind: 'lengths', command: later }, run);
  if (!found) return null;
  if (!found.ok) return <Errors errors={found.errors} />;
  return <Lab lab={found.found} lengths={lengths?.ok ? lengths.found : null} catalog={catalog} />;
};

const PAUSE = 150;

/** The last intent that has stood for a moment: every length of it is much to ask while somebody draws a handle. */
const useLater = (intent: CommandIntent | null): CommandIntent | null => {
  const [later, setLater] = useState(intent);
  const key = JSON.stringify(intent);
  useEffect(() => {
    const timer = setTimeout(() => setLater(JSON.parse(key) as CommandIntent | null), PAUSE);
    return () => clearTimeout(timer);
  }, [key]);
  return later;
};

interface LabProps {
  readonly lab: ByteLabView;
  readonly lengths: LengthsView | null;
  readonly catalog: CatalogView;
}

const Lab = ({ lab, lengths, catalog }: LabProps) => {
  const { cuts, indirect, length, writable } = useComposer();
  const setCuts = (part: PartName, places: readonly number[]) =>
    setLayout(catalog, { cuts: { ...cuts, [part]: places } });
  return (
    <div className="flex flex-col gap-4 pt-1">
      <Became lab={lab} />
      <Part
        part="readable"
        size={lab.readable.size}
        wanted={length ?? lab.readable.size}
        said={text.length(lab.readable.size, lab.specified)}
        structs={lab.readable}
        cells={readableCells(lab)}
        words={<ReadableSaid lab={lab} />}
        natural={lab.specified ?? lab.readable.size}
        valueText={readableText(lab)}
        cuts={cuts.readable}
        onLength={length => setLayout(catalog, { length })}
        onCuts={places => setCuts('readable', places)}
        onType={(at, hex) => setByte(at, hex)}
      />
      <LengthSpans
        label={text.lengths.readable}
        spans={lengths?.byReadable ?? []}
        at={lab.readable.size}
        onChoose={length => setLayout(catalog, { length })}
      />
      <Part
        part="writable"
        size={lab.room}
        wanted={/^\d+$/.test(writable) ? Number(writable) : lab.room}
        said={text.room(lab.room, lab.whole.size)}
        structs={lab.whole}
        cells={writableCells(lab)}
        words={<WritableSaid lab={lab} />}
        natural={lab.whole.size}
        valueText={writableText(lab)}
        cuts={cuts.writable}
        onLength={length => setTarget(catalog, { writable: String(length) })}
        onCuts={places => setCuts('writable', places)}
      />
      <LengthSpans
        label={text.lengths.writable}
        spans={lengths?.byWritable ?? []}
        at={lab.room}
        onChoose={length => setTarget(catalog, { writable: String(length) })}
      />
      {lab.mayBeTable && (
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-ink-3">{text.as}</span>
          <Segmented
            label={text.as}
            options={optionsOf(forms, text.forms)}
            value={indirect === null ? 'driver' : indirect ? 'table' : 'chain'}
            onChange={form => setLayout(catalog, { indirect: form === 'driver' ? null : form === 'table' })}
          />
        </div>
      )}
      <Chain rehearsed={lab.rehearsed} />
      {lab.broken.length > 0 && (
        <section aria-label={text.broken}>
          <h4 className="font-semibold">{text.broken}</h4>
          <ul>
            {lab.broken.map(({ clause, why }) => (
              <li key={clause} className="flex flex-wrap items-baseline gap-x-2">
                <RoleGlyph role="fault" />
                <span className="min-w-0 flex-1">{why}</span>
                <ClauseLink id={clause} sign />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
};

const forms = ['driver', 'chain', 'table'] as const;

const readableText = (lab: ByteLabView): string => text.value(lab.readable.size, readableWords(lab).join('; '));
const writableText = (lab: ByteLabView): string => text.value(lab.room, writableWords(lab).join('; '));

const missingIn = ({ readable }: ByteLabView): readonly string[] =>
  readable.fields.filter(({ present }) => present !== 'whole').map(({ name }) => name);
const ignoredIn = ({ readable, specified }: ByteLabView): number =>
  specified === null ? 0 : Math.max(0, readable.size - specified);

const readableWords = (lab: ByteLabView): readonly string[] => {
  const missing = missingIn(lab);
  const ignored = ignoredIn(lab);
  const words = [
    ...(missing.length > 0 ? [text.missing(missing)] : []),
    ...(ignored > 0 ? [text.ignored(ignored)] : []),
  ];
  return words.length > 0 ? words : [text.whole];
};

const writableWords = ({ became, dropped, room }: ByteLabView): readonly string[] => [
  became.usedLength === null ? text.noUsed : text.usedLength(became.usedLength),
  ...(dropped > 0 ? [text.dropped(dropped)] : []),
  ...(became.usedLength !== null && room > became.usedLength ? [text.left(room - became.usedLength)] : []),
];

const Rule = ({ id }: { readonly id: string | null }) =>
  id === null ? <span className="text-ink-3 italic">{text.noRule}</span> : <ClauseLink id={id} sign />;

const ReadableSaid = ({ lab }: { readonly lab: ByteLabView }) => {
  const missing = missingIn(lab);
  const ignored = ignoredIn(lab);
  return (
    <>
      {missing.length > 0 && (
        <p className="flex flex-wrap items-baseline gap-x-2">
          {text.missing(missing)} <Rule id={lab.rules.missing} />
        </p>
      )}
      {ignored > 0 && (
        <p className="flex flex-wrap items-baseline gap-x-2">
          {text.ignored(ignored)} <Rule id={lab.rules.ignored} />
        </p>
      )}
      {missing.length + ignored === 0 && <p className="text-ink-2">{text.whole}</p>}
    </>
  );
};

const WritableSaid = ({ lab }: { readonly lab: ByteLabView }) => {
  const [used, ...others] = writableWords(lab);
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <b className="font-semibold">{used}</b> <Rule id={lab.rules.used} />
      </p>
      {others.map(words => (
        <p key={words} className="flex flex-wrap items-baseline gap-x-2">
          {words} {lab.dropped > 0 && words === others[0] && <Rule id={lab.rules.dropped} />}
        </p>
      ))}
    </>
  );
};

/** The answer at these lengths, and the check that decides. */
const Became = ({ lab: { became, effects } }: { readonly lab: ByteLabView }) => (
  <section aria-label={text.now} role="status" className="border-ink border-l-2 pl-3">
    <p className="text-ink-3 text-t1">{text.now}</p>
    <p className="flex flex-wrap items-baseline gap-x-2">
      <RoleGlyph role={became.ok ? 'ok' : 'fault'} />
      <b className="break-all font-mono font-semibold">{became.name ?? text.noAnswer}</b>
      <span>{became.usedLength === null ? text.noUsed : text.usedLength(became.usedLength)}</span>
    </p>
    {became.clause && (
      <p className="flex flex-wrap items-baseline gap-x-2 text-ink-2">
        {text.decidedBy} <b className="font-semibold">{became.check}</b> <ClauseLink id={became.clause} sign />
      </p>
    )}
    {effects.map(effect => (
      <p key={effect.text} className="text-ink-2">
        {effect.text}
      </p>
    ))}
  </section>
);

interface PartProps {
  readonly part: PartName;
  readonly size: number;
  /** The length that the handle stands at: the engine may still be at work. */
  readonly wanted: number;
  /** The length that nothing is missing from. */
  readonly natural: number;
  /** The length in words, and what comes of it. */
  readonly said: string;
  readonly words: ReactNode;
  readonly structs: PartView;
  readonly cells: Parameters<typeof ByteCells>[0]['cells'];
  readonly valueText: string;
  readonly cuts: readonly number[];
  readonly onLength: (length: number) => void;
  readonly onCuts: (places: readonly number[]) => void;
  readonly onType?: (at: number, hex: string) => void;
}

const Part = (props: PartProps) => {
  const { part, size, wanted, natural, said, words, structs, cells, valueText, cuts, onLength, onCuts, onType } = props;
  const [chosen, setChosen] = useState(0);
  const mayCut = chosen > 0 && chosen < size && !cuts.includes(chosen);
  return (
    <section aria-label={text.parts[part]}>
      <h4 className="flex items-baseline gap-2 pb-1">
        <b className="font-semibold">{text.parts[part]}</b>
        <span className="ml-auto text-ink-2">{said}</span>
      </h4>
      <p className="flex flex-wrap items-baseline gap-x-3 pb-1 text-t1">
        {sourcesOf(structs).map(({ struct, source }) => (
          <span key={`${struct} ${source.kind}`} className="text-ink-3">
            <span className="font-mono">{struct}</span> <SourceTag source={source} />
          </span>
        ))}
      </p>
      <ByteCells
        label={text.bytesOf[part]}
        handle={text.handle[part]}
        valueText={valueText}
        cells={cells}
        length={wanted}
        natural={natural}
        cuts={cuts}
        chosen={chosen}
        onChoose={setChosen}
        onLength={onLength}
        {...(onType && { onType })}
      />
      <div className="pt-1">{words}</div>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of buttons; a fieldset cannot be laid out as one line in every browser. */}
      <div role="group" aria-label={text.cutsOf[part]} className="flex flex-wrap items-center gap-1.5 pt-1">
        <button
          type="button"
          disabled={!mayCut}
          onClick={() => onCuts([...cuts, chosen].sort((a, b) => a - b))}
          className="h-6 rounded-1 border border-rule px-2 text-t1 hover:border-ink disabled:border-hair disabled:text-ink-3"
        >
          {mayCut ? text.cut(chosen) : text.cutHint}
        </button>
        {cuts.map(at => (
          <button
            key={at}
            type="button"
            onClick={() => onCuts(cuts.filter(each => each !== at))}
            className="h-6 rounded-1 border border-ink px-2 text-t1"
          >
            {text.uncut(at)}
          </button>
        ))}
      </div>
    </section>
  );
};

/** Where the layout of each struct of a part is from, once for each kind. */
const sourcesOf = ({ fields }: PartView): readonly Pick<FieldView, 'struct' | 'source'>[] => [
  ...new Map(fields.map(({ struct, source }) => [`${struct} ${source.kind}`, { struct, source }])).values(),
];

export default ByteLab;
