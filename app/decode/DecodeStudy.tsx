import { useEffect, useMemo, useRef } from 'react';
import type { Question as StudyQuestion } from '../../engine/protocol/messages.ts';
import type { DecodeView } from '../../engine/view/decode-view.ts';
import { spaceHex } from '../command/hex.ts';
import { Errors } from '../failure/Errors.tsx';
import { useSize } from '../graph/use-size.ts';
import { actions, useApp } from '../store/app-state.ts';
import type { StudyArgs } from '../store/study-slice.ts';
import { useStudy } from '../study/use-study.ts';
import { Waiting } from '../study/Waiting.tsx';
import { decode as text } from '../text/decode.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { ByteText } from './ByteText.tsx';
import { FieldEdit } from './FieldEdit.tsx';
import { FieldTree } from './FieldTree.tsx';
import { HexMap } from './HexMap.tsx';
import { type DecodeArgs, Question } from './Question.tsx';

/** Below it, 8 bytes a row. */
const WIDE = 520;
/** Characters of a pasted text that a link keeps. */
const MOST_IN_LINK = 8000;
const FIRST_STRUCT = 'virtq_desc';
const none: StudyArgs = {};

const partOf = (part: string | undefined): DecodeArgs['part'] =>
  part === 'writable' || part === 'struct' ? part : 'readable';

/** Bytes that somebody pasted, as fields; every choice is in the link. */
const DecodeStudy = () => {
  const args = useApp(state => state.study?.args ?? none);
  const run = useApp(state => state.run.run);
  const shown = useApp(state => state.run.command?.readable.bytes);
  const part = partOf(args.part);
  // Without anything chosen: the command that the run shows, in its dialect.
  const ownDialect = run?.dialect.id ?? '';
  const dialect = args.dialect ?? ownDialect;
  const own = args.text === undefined && part === 'readable' && dialect === ownDialect && args.opcode === undefined;
  const bytes = args.text ?? (own && shown ? spaceHex(shown) : undefined);
  const struct = part === 'struct' ? (args.struct ?? FIRST_STRUCT) : undefined;
  const ask: StudyQuestion<'decode'> | null =
    dialect === ''
      ? null
      : {
          kind: 'decode',
          dialect,
          part,
          ...(args.readings !== undefined && { readings: args.readings }),
          ...(args.opcode !== undefined && { opcode: args.opcode }),
          ...(struct !== undefined && { struct }),
          ...(args.command !== undefined && { command: args.command }),
          ...(bytes !== undefined && { text: bytes }),
        };
  const found = useStudy(ask);
  // While somebody types something that is no bytes, what was there before stays.
  const last = useRef<DecodeView | null>(null);
  if (found?.ok && found.found.decoded) last.current = found.found.decoded;
  const answer = found?.ok ? found.found : null;
  const decoded = answer?.decoded ?? last.current;
  // A link holds so many characters: what is longer stands there as bare digits.
  const digits =
    args.text !== undefined && encodeURIComponent(args.text).length > MOST_IN_LINK && answer?.decoded?.bytes;
  useEffect(() => {
    if (digits) actions.setStudy({ text: digits });
  }, [digits]);
  const itself = answer?.choices.commands.find(({ opcode }) => opcode === decoded?.opcode)?.name ?? null;
  if (!found) return <Waiting />;
  return (
    <div className="grid grid-cols-1 gap-6 px-4 py-3 @3xl:grid-cols-2">
      <div className="@3xl:col-span-2">
        <Question
          args={{ dialect, part, opcode: args.opcode, struct, command: args.command }}
          choices={answer?.choices ?? null}
          itself={itself}
          onChange={some => actions.setStudy(some)}
        />
      </div>
      <div className="flex min-w-0 flex-col gap-3">
        {found.ok ? (
          <ByteText
            value={bytes ?? spaceHex(found.found.text)}
            problem={found.found.problem}
            onChange={value => actions.setStudy({ text: value, at: undefined }, true)}
            onReset={() => actions.setStudy({ text: undefined, at: undefined })}
          />
        ) : (
          <Errors errors={found.errors} />
        )}
        {decoded && <ByteMap decoded={decoded} selected={args.at ?? null} stale={answer?.decoded === null} />}
      </div>
      {decoded && <Side decoded={decoded} selected={args.at ?? null} />}
    </div>
  );
};

const select = (id: string): void => actions.setStudy({ at: id });

interface ViewProps {
  readonly decoded: DecodeView;
  readonly selected: string | null;
}

const ByteMap = ({ decoded, selected, stale }: ViewProps & { readonly stale: boolean }) => {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const row = useMemo(() => decoded.rows.find(({ id }) => id === selected), [decoded, selected]);
  const put = (offset: number, hex: string) => {
    const { bytes } = decoded;
    const next = bytes.slice(0, offset * 2) + hex + bytes.slice(offset * 2 + hex.length);
    actions.setStudy({ text: spaceHex(next) });
  };
  return (
    <section ref={box} aria-label={text.map} data-stale={stale} className="flex min-w-0 flex-col gap-2 ">
      <h3 className="flex flex-wrap items-baseline gap-x-3 font-semibold">
        {decoded.size > 0 && (
          <span className={decoded.told === null ? '' : 'first-letter:uppercase'}>
            {decoded.told ?? decoded.struct}
          </span>
        )}
        <span className="ml-auto font-normal text-ink-3">{text.size(decoded.size)}</span>
      </h3>
      <HexMap decoded={decoded} columns={width >= WIDE ? 16 : 8} selected={selected} onSelect={select} onType={put} />
      <FieldEdit decoded={decoded} row={row} onSet={put} />
      <Ends decoded={decoded} />
    </section>
  );
};

/** What the bytes lack, and what is too much. */
const Ends = ({ decoded: { missing, extra, rows } }: { readonly decoded: DecodeView }) => (
  <ul className="text-ink-2">
    {missing.length > 0 && (
      <li className="flex items-baseline gap-2">
        <RoleGlyph role="changed" />
        <span>
          {text.missing(missing.length)}:{' '}
          <span className="font-mono">{missing.map(id => rows.find(row => row.id === id)?.name ?? id).join(', ')}</span>
        </span>
      </li>
    )}
    {extra && (
      <li className="flex items-baseline gap-2">
        <RoleGlyph role="changed" />
        {text.extra(extra.size, extra.offset)}
      </li>
    )}
    {missing.length === 0 && !extra && (
      <li className="flex items-baseline gap-2">
        <RoleGlyph role="ok" />
        {text.complete}
      </li>
    )}
  </ul>
);

const Side = ({ decoded, selected }: ViewProps) => (
  <div className="flex min-w-0 flex-col gap-4">
    <Findings decoded={decoded} selected={selected} />
    <FieldTree rows={decoded.rows} selected={selected} onSelect={select} />
    {decoded.rows.some(({ source }) => source.kind === 'reconstructed') && (
      <p className="text-ink-3">{text.reconstructed}</p>
    )}
  </div>
);

const Findings = ({ decoded: { lints }, selected }: ViewProps) => (
  <section aria-label={text.findings}>
    <h3 className="flex items-baseline gap-2 pb-1 font-semibold">
      {text.findings}
      <span className="ml-auto font-normal text-ink-3">{lints.length > 0 && text.count(lints.length)}</span>
    </h3>
    {lints.length === 0 && (
      <p className="flex items-baseline gap-2 text-ink-2">
        <RoleGlyph role="ok" />
        {text.noFindings}
      </p>
    )}
    <ul className="max-h-44 overflow-y-auto">
      {lints.map(({ id, rule, text: words }) => (
        <li key={`${id} ${rule} ${words}`} className="flex min-h-6 items-baseline gap-2">
          <RoleGlyph role="fault" />
          {id === null ? (
            <span className="py-1">{words}</span>
          ) : (
            <button
              type="button"
              aria-pressed={id === selected}
              onClick={() => select(id)}
              className="min-h-6 text-left underline decoration-dotted underline-offset-[3px] hover:decoration-2 aria-pressed:font-semibold"
            >
              {words}
            </button>
          )}
        </li>
      ))}
    </ul>
  </section>
);

export default DecodeStudy;
