import { memo, useMemo, useRef, useState } from 'react';
import type { RegionView } from '../../engine/view/parts.ts';
import { useRows } from '../rows/use-rows.ts';
import { actions, useApp } from '../store/app-state.ts';
import { memory as text } from '../text/memory.ts';
import { Icon } from '../ui/Icon.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { further } from './address.ts';

type Line =
  | { readonly kind: 'region'; readonly key: string; readonly region: RegionView; readonly open: boolean }
  | {
      readonly kind: 'span';
      readonly key: string;
      readonly region: RegionView;
      readonly span: RegionView['spans'][number];
    };

const keyOf = (region: RegionView): string => `${region.device} ${region.at}`;

const linesOf = (regions: readonly RegionView[], open: ReadonlySet<string>): readonly Line[] =>
  regions.flatMap((region): Line[] => {
    const key = keyOf(region);
    const head: Line = { kind: 'region', key, region, open: open.has(key) };
    if (!head.open) return [head];
    return [head, ...region.spans.map((span): Line => ({ kind: 'span', key: `${key} ${span.path}`, region, span }))];
  });

const ROW = 24;

/** Every region with its owner and purpose; open, the named ranges in it. */
export const RegionTree = ({ regions }: { readonly regions: readonly RegionView[] }) => {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string) =>
    setOpen(last => new Set(last.has(key) ? [...last].filter(each => each !== key) : [...last, key]));
  const lines = useMemo(() => linesOf(regions, open), [regions, open]);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRows(scroller, lines.length, ROW);
  return (
    <div ref={scroller} style={{ height: lines.length * ROW }} className="max-h-full min-h-0 overflow-auto">
      <ul aria-label={text.regions}>
        <li aria-hidden style={{ height: rows.before }} />
        {rows.shown.map(index => {
          const line = lines[index];
          if (!line) return null;
          return line.kind === 'region' ? (
            <RegionLine key={line.key} region={line.region} open={line.open} toggle={() => toggle(line.key)} />
          ) : (
            <SpanLine key={line.key} region={line.region} span={line.span} />
          );
        })}
        <li aria-hidden style={{ height: rows.after }} />
      </ul>
    </div>
  );
};

interface RegionProps {
  readonly region: RegionView;
  readonly open: boolean;
  readonly toggle: () => void;
}

const RegionLine = ({ region, open, toggle }: RegionProps) => {
  const { at, size, owner, purpose, side } = region;
  const changed = region.spans.some(span => span.changed);
  return (
    <li className="h-6 border-hair border-t">
      <button
        type="button"
        aria-expanded={open}
        aria-label={text.regionLabel(purpose, owner, at, size)}
        onClick={() => {
          toggle();
          if (!open) actions.select({ bytes: { at, size } });
        }}
        className="flex h-full w-full items-center gap-1.5 px-3 text-left"
      >
        <Icon name={open ? 'down' : 'right'} className="size-2.5 text-ink-3" />
        <RoleGlyph role={side} />
        <b className="truncate font-semibold">{purpose}</b>
        {changed && <RoleGlyph role="changed" />}
        <span className="ml-auto whitespace-nowrap font-mono text-ink-3">
          {at}, {size}
        </span>
      </button>
    </li>
  );
};

const SpanLine = memo(function SpanLine({ region, span }: { region: RegionView; span: RegionView['spans'][number] }) {
  const at = further(region.at, span.offset);
  const selected = useApp(
    ({ selection }) =>
      selection.bytes?.at === at && selection.bytes.size === span.size && selection.field === span.path,
  );
  return (
    <li className="h-6">
      <button
        type="button"
        aria-pressed={selected}
        onClick={() => actions.select({ bytes: { at, size: span.size }, field: span.path })}
        style={{ paddingLeft: 20 + span.depth * 12 }}
        className="flex h-full w-full items-center gap-2 pr-3 text-left font-mono aria-pressed:bg-ink aria-pressed:text-on-ink"
      >
        <span className="w-7 shrink-0 text-right opacity-70">{span.offset}</span>
        <span className="truncate">{span.name}</span>
        {span.changed && <RoleGlyph role="changed" plain={selected} />}
        <span className="ml-auto max-w-[55%] truncate" title={span.text}>
          {span.text}
        </span>
      </button>
    </li>
  );
});
