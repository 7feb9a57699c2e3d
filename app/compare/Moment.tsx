import type { ReactNode } from 'react';
import type {
  ComparedCommand,
  ComparedDifference,
  ComparedMoment,
  ComparedRow,
  ComparedStep,
  ComparisonView,
} from '../../engine/protocol/messages.ts';
import { actions, useApp } from '../store/app-state.ts';
import { compare as text } from '../text/compare.ts';
import { Bytes } from '../ui/Bytes.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { SourceTag } from '../ui/SourceTag.tsx';
import type { SideName } from './args.ts';
import { Differences } from './Differences.tsx';
import { SideLetter, SideMark } from './SideMark.tsx';

interface Props {
  readonly view: ComparisonView;
  readonly moment: ComparedMoment;
  /** The side that is in sight where there is room for one. */
  readonly side: SideName;
}

const topics = {
  outcome: ['outcome'],
  command: ['field', 'bytes'],
  functions: ['features', 'state', 'driver', 'register'],
  rules: ['clause'],
} as const satisfies Readonly<Record<string, readonly ComparedDifference['kind'][]>>;

/** Everything that is to be seen at one row: what both sides do, and what differs after it. */
export const Moment = ({ view, moment, side }: Props) => {
  const row = view.rows[moment.row];
  const { differences, command } = moment;
  const of = (kinds: readonly string[]) => differences.filter(({ kind }) => kinds.includes(kind));
  const memory = of(['memory']);
  const chosen = useApp(state => state.study?.args.field);
  const field = chosen ?? tellingField(differences);
  if (!row) return null;
  return (
    <article aria-label={text.moment} className="min-w-0">
      <Steps row={row} />
      <p className="flex items-center gap-2 border-hair border-b px-4 py-2 font-semibold text-t3">
        <SideMark kind={differences.length === 0 ? 'same' : 'differs'} />
        {text.differences(differences.length)}
      </p>
      {differences.length === 0 && <p className="px-4 py-2 text-ink-2">{text.none}</p>}
      <Topic title={text.topics.outcome} items={of(topics.outcome)} />
      <section aria-label={text.topics.command} className="border-hair border-b px-4 py-2.5">
        <CommandHead moment={moment} />
        {command ? (
          <>
            {(['readable', 'writable'] as const).map(part => (
              <Part key={part} part={part} command={command} side={side} field={field} />
            ))}
            <Differences items={of(topics.command)} title={text.topics.command} brief />
          </>
        ) : (
          <p className="pt-1 text-ink-2">{text.noCommand}</p>
        )}
      </section>
      <Topic title={text.topics.functions} items={of(topics.functions)} />
      <Topic title={text.topics.rules} items={of(topics.rules)} />
      {memory.length > 0 && (
        <details className="border-hair border-b px-4 py-2.5">
          <summary className="min-h-6 font-semibold">{text.showMemory(memory.length)}</summary>
          <Differences items={memory} title={text.topics.memory} />
        </details>
      )}
    </article>
  );
};

/** The field that is pointed out at first: the last of the data that both sides have and read differently. */
const tellingField = (differences: readonly ComparedDifference[]): string | null =>
  differences.findLast(
    ({ kind, what, left, right }) => kind === 'field' && what.startsWith('data.') && left !== null && right !== null,
  )?.what ?? null;

const Topic = ({ title, items }: { readonly title: string; readonly items: readonly ComparedDifference[] }) =>
  items.length > 0 && (
    <section aria-label={title} className="border-hair border-b px-4 py-2.5">
      <h3 className="font-semibold">
        {title} <span className="font-normal text-ink-3">{items.length}</span>
      </h3>
      <Differences items={items} title={title} />
    </section>
  );

/** What either side does in this row. */
const Steps = ({ row }: { readonly row: ComparedRow }) => (
  <div className="grid grid-cols-1 border-hair border-b @2xl:grid-cols-2 @2xl:divide-x @2xl:divide-hair">
    <Step side="left" step={row.before} number={row.left} at={row.leftAt} />
    <Step side="right" step={row.after} number={row.right} at={row.rightAt} />
  </div>
);

interface StepProps {
  readonly side: SideName;
  readonly step: ComparedStep | null;
  readonly number: number | null;
  readonly at: number;
}

const roles = { o: 'operator', d: 'driver', v: 'device' } as const;

const Step = ({ side, step, number, at }: StepProps) => {
  const marked = step && step.glyph !== step.glyph.toLowerCase();
  return (
    <section
      aria-label={`${text.sides[side]}: ${number === null ? text.noStep(at) : text.step(number)}`}
      className="px-4 py-2.5"
    >
      <p className="flex items-center gap-2 text-ink-2">
        <SideLetter side={side} />
        <b className="font-semibold text-ink">{number === null ? text.noStep(at) : text.step(number)}</b>
        {step && (
          <span className="flex items-center gap-1.5 font-mono">
            <RoleGlyph role={marked ? 'fault' : roles[step.glyph.toLowerCase() as keyof typeof roles]} />
            {step.actor} {step.name}
          </span>
        )}
      </p>
      {step && <p className="pt-1 text-t3">{step.sentence}</p>}
    </section>
  );
};

const CommandHead = ({ moment: { command, commands } }: { readonly moment: ComparedMoment }) => (
  <h3 className="flex flex-wrap items-center gap-2 font-semibold">
    {text.topics.command}
    {command && (
      <select
        aria-label={text.commandChoice}
        value={command.place}
        onChange={({ target }) => actions.setStudy({ command: target.value })}
        className="h-7 min-w-0 max-w-full rounded-1 border border-rule bg-surface px-1.5 font-mono font-normal"
      >
        {commands.map(({ place, title }) => (
          <option key={place} value={place}>
            {title}
          </option>
        ))}
      </select>
    )}
  </h3>
);

interface PartProps {
  readonly part: 'readable' | 'writable';
  readonly command: NonNullable<ComparedMoment['command']>;
  readonly side: SideName;
  /** Path of the field that is pointed out on both sides. */
  readonly field: string | null;
}

/** One part of the command's buffer on both sides: eight bytes a row, so that what crosses a ruler is in two rows. */
const Part = ({ part, command, side, field }: PartProps) => {
  const same = command.left?.[part].bytes === command.right?.[part].bytes;
  return (
    <section aria-label={text.parts[part]} className="pt-3">
      <h4 className="flex items-baseline gap-2 text-ink-2">
        {text.parts[part]}
        {same ? (
          <span className="flex items-center gap-1 text-ink-3">
            <SideMark kind="same" /> {text.sameBytes}
          </span>
        ) : (
          <span className="flex items-center gap-1 text-changed">
            <RoleGlyph role="changed" /> {text.otherBytes}
          </span>
        )}
      </h4>
      <div className="grid grid-cols-1 gap-x-6 @2xl:grid-cols-2">
        {(['left', 'right'] as const).map(name => (
          <div
            key={name}
            data-shown={name === side}
            className="min-w-0 data-[shown=false]:hidden @2xl:data-[shown=false]:block"
          >
            <ByteMap name={name} part={part} command={command[name]} field={field} />
          </div>
        ))}
      </div>
    </section>
  );
};

const selectField = (field: string): void => actions.setStudy({ field });

/** Which struct of a part is from where, in the order of the bytes. */
const Sources = ({ fields }: { readonly fields: ComparedCommand['readable']['fields'] }) => {
  const structs = new Map<string, Set<ComparedCommand['readable']['fields'][number]['source']['kind']>>();
  for (const { path, source } of fields) {
    const name = path.slice(0, path.indexOf('.'));
    structs.set(name, (structs.get(name) ?? new Set()).add(source.kind));
  }
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 pb-1 text-ink-3">
      {[...structs].map(([name, kinds]) => (
        <span key={name} className="flex items-baseline gap-1">
          {name}
          {[...kinds].map(kind => (
            <SourceTag key={kind} source={kind} />
          ))}
        </span>
      ))}
    </p>
  );
};

interface ByteMapProps {
  readonly name: SideName;
  readonly part: 'readable' | 'writable';
  readonly command: ComparedCommand | null;
  readonly field: string | null;
}

const ByteMap = ({ name, part, command, field }: ByteMapProps): ReactNode => {
  if (!command) {
    return (
      <p className="flex items-center gap-2 py-2 text-ink-3">
        <SideLetter side={name} /> {text.notGiven}
      </p>
    );
  }
  const bytes = command[part];
  return (
    <div className="pt-1.5">
      <p className="flex items-center gap-2 pb-1 font-mono text-ink-2">
        <SideLetter side={name} />
        <span className="min-w-0 truncate" title={command.name}>
          {part === 'readable' ? command.name : command.outcome}
        </span>
        <span className="ml-auto shrink-0 font-sans text-ink-3">{text.size(bytes.size)}</span>
      </p>
      <Sources fields={bytes.fields} />
      <Bytes
        part={{ ...bytes, changedText: text.differs }}
        label={text.part(text.sides[name], text.parts[part])}
        selected={field}
        onSelect={selectField}
        large
        columns={8}
      />
      {part === 'writable' && command.read !== null && (
        <p className="flex items-baseline gap-1.5 pb-1">
          <RoleGlyph role="driver" /> <span className="min-w-0 break-words">{text.readAs(command.read)}</span>
          {command.readSource && <SourceTag source={command.readSource} />}
        </p>
      )}
    </div>
  );
};
