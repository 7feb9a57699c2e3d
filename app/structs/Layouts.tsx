import type { Studies } from '../../engine/protocol/messages.ts';
import { selectClass } from '../command/input-classes.ts';
import { useMedia } from '../shell/use-media.ts';
import { actions, useApp } from '../store/app-state.ts';
import { structs as text } from '../text/structs.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Bytes } from '../ui/Bytes.tsx';
import { Choice } from '../ui/Choice.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { SourceTag } from '../ui/SourceTag.tsx';
import { withReading } from './args.ts';

type Found = Studies['structs']['found'];
type Laid = Found['sides'][number];

interface Side {
  readonly dialect: string;
  readonly readings?: string;
}

interface Props {
  readonly found: Found;
  readonly dialects: Found['dialects'];
  readonly sides: readonly Side[];
  readonly onSides: (sides: readonly Side[]) => void;
}

const MOST = 3;

/** The layouts one under the other, with rulers every 8 bytes. */
export const Layouts = ({ found, dialects, sides, onSides }: Props) => (
  <section aria-label={text.layouts} className="flex flex-col gap-4">
    {found.sides.map((laid, k) => (
      <Layout
        // biome-ignore lint/suspicious/noArrayIndexKey: two layouts may be the same version.
        key={k}
        laid={laid}
        name={text.side(k)}
        dialects={dialects}
        readings={sides[k]?.readings}
        onChange={side => onSides(sides.map((each, other) => (other === k ? side : each)))}
        onRemove={sides.length > 2 ? () => onSides(sides.filter((_, other) => other !== k)) : null}
      />
    ))}
    {sides.length < MOST && (
      <Button className="mr-auto" onClick={() => onSides([...sides, ...sides.slice(-1)])}>
        {text.add}
      </Button>
    )}
  </section>
);

interface LayoutProps {
  readonly laid: Laid;
  readonly name: string;
  readonly dialects: Found['dialects'];
  readonly readings: string | undefined;
  readonly onChange: (side: Side) => void;
  readonly onRemove: (() => void) | null;
}

const Layout = ({ laid, name, dialects, readings, onChange, onRemove }: LayoutProps) => {
  const narrow = useMedia('(max-width: 700px)');
  const selected = useApp(state => state.study?.args.at ?? null);
  const { fields, bytes, command, switches, dialect, told } = laid;
  const odd = fields.filter(({ lints }) => lints.length > 0);
  // The same field is selected in every layout, wherever it lies.
  const path = fields.find(({ meaning, reserved }) => !reserved && meaning === selected)?.path ?? null;
  const spans = fields.filter(({ size }) => size > 0).map(each => ({ ...each, path: keyOf(each), name: each.path }));
  const chosen = fields.find(each => each.path === path && !each.reserved);
  return (
    <section aria-label={name} className="flex flex-col gap-2 border-hair border-t pt-3">
      <div className="flex flex-wrap items-end gap-3">
        <h3 className="flex h-6 items-center font-semibold text-t3">{name}</h3>
        <Choice label={text.dialect}>
          <select value={dialect} onChange={event => onChange({ dialect: event.target.value })} className={selectClass}>
            {dialects.map(each => (
              <option key={each.id} value={each.id}>
                {each.title}
              </option>
            ))}
          </select>
        </Choice>
        {switches.map(each => (
          <Choice key={each.id} label={each.title}>
            <select
              value={each.chosen}
              onChange={event => {
                const next = event.target.value;
                onChange({ dialect, readings: withReading(readings, each.id, next, next === each.byDefault) });
              }}
              className={selectClass}
            >
              {each.readings.map(({ id, text: words }) => (
                <option key={id} value={id}>
                  {words}
                </option>
              ))}
            </select>
          </Choice>
        ))}
        <p className="ml-auto flex h-6 items-center gap-2 text-ink-2">
          <span>{text.size(bytes.length / 2)}</span>
          <RoleGlyph role={odd.length === 0 ? 'ok' : 'fault'} />
          <span data-odd={odd.length > 0} className="data-[odd=true]:font-semibold data-[odd=true]:text-fault">
            {odd.length === 0 ? text.aligned : text.misaligned(odd.length)}
          </span>
          {onRemove && <IconButton icon="close" label={text.remove(name)} className="size-6" onClick={onRemove} />}
        </p>
      </div>
      <p className="flex flex-wrap items-baseline gap-x-3 text-ink-2">
        <span className="font-mono">{command ?? text.noCommand}</span>
        {told && <span className="first-letter:uppercase">{told}</span>}
        {sourcesOf(fields).map(({ source, range }) => (
          <span key={range} className="flex items-baseline gap-1.5 font-mono text-ink-3">
            {range} <SourceTag source={source} />
          </span>
        ))}
      </p>
      <Bytes
        part={{ at: '', bytes, spans, changed: [], hatched: false, lints: odd.map(each => ({ path: keyOf(each) })) }}
        label={name}
        large
        columns={narrow ? 8 : 16}
        selected={chosen ? keyOf(chosen) : null}
        onSelect={key => actions.setStudy({ at: fields.find(each => keyOf(each) === key)?.meaning })}
      />
      {odd.length > 0 && (
        <ul>
          {odd.flatMap(({ lints }) =>
            lints.map(lint => (
              <li key={lint} className="flex items-baseline gap-2 leading-5">
                <RoleGlyph role="fault" />
                {lint}
              </li>
            )),
          )}
        </ul>
      )}
    </section>
  );
};

/** Header and data may both have a field of one name. */
const keyOf = ({ offset, path }: { readonly offset: number; readonly path: string }): string => `${path} @${offset}`;

/** Ranges of bytes that are from one source. */
const sourcesOf = (fields: Laid['fields']) => {
  const ranges: { from: number; to: number; source: Laid['fields'][number]['source'] }[] = [];
  for (const { offset, size, source } of fields) {
    const last = ranges.at(-1);
    if (last && last.source.kind === source.kind) last.to = offset + size;
    else ranges.push({ from: offset, to: offset + size, source });
  }
  return ranges.map(({ from, to, source }) => ({ source, range: `${from}–${Math.max(from, to - 1)}` }));
};
