import { memo } from 'react';
import type { RegionView } from '../../engine/view/parts/memory.ts';
import { actions, useApp } from '../store/app-state.ts';
import { areTraced } from '../store/traced.ts';
import { memory as text } from '../text/memory.ts';
import { Icon } from '../ui/Icon.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { drawn } from '../ui/scale.ts';
import { Traced, tracedLabel } from '../ui/Traced.tsx';
import { further } from './address.ts';
import type { RegionSpan, TreeLine } from './tree-lines.ts';

interface Opens {
  readonly open: boolean;
  readonly toggle: () => void;
}

interface FunctionProps extends Opens {
  readonly line: Extract<TreeLine, { kind: 'function' }>;
  readonly show: () => void;
}

/** A function that holds memory; opened, its bytes are shown. */
export const FunctionLine = ({ line, open, toggle, show }: FunctionProps) => (
  <li className="h-6 border-hair border-b">
    <button
      type="button"
      aria-expanded={open}
      onClick={() => {
        toggle();
        if (!open) show();
      }}
      className="flex h-full w-full items-center gap-1.5 bg-sunken px-3 text-left"
    >
      <Icon name={open ? 'down' : 'right'} className="size-2.5 text-ink-3" />
      <b className="font-mono font-semibold">{line.device}</b>
      {line.changed && <ChangedFlag />}
      <span className="ml-auto text-ink-3">{text.regionCount(line.count)}</span>
    </button>
  </li>
);

/** What was changed by the last step is in there. */
const ChangedFlag = ({ plain = false }: { readonly plain?: boolean }) => (
  <span title={text.changed} className="leading-none">
    <RoleGlyph role="changed" plain={plain} />
    <span className="sr-only">{text.changed}</span>
  </span>
);

/** A region: what for, of which virtqueue, who writes it. */
export const RegionLine = ({ region, open, toggle }: Opens & { readonly region: RegionView }) => {
  const { at, size, owner, purpose, side, queue } = region;
  const traced =
    useApp(({ run: { trace } }) => trace?.ranges.some(range => range.at === at && range.size === size)) ?? false;
  return (
    <li className="h-6">
      <button
        type="button"
        data-traced={traced}
        aria-expanded={open}
        aria-label={`${text.regionLabel(purpose, queue, owner, at, size)}${tracedLabel(traced)}`}
        title={text.regionLabel(purpose, queue, owner, at, size)}
        onClick={() => {
          toggle();
          if (!open) actions.select({ bytes: { at, size }, field: null });
        }}
        className="data-[traced=true]:traced-bar flex h-full w-full items-center gap-1.5 whitespace-nowrap pr-3 pl-4 text-left"
      >
        <Icon name={open ? 'down' : 'right'} className="size-2.5 text-ink-3" />
        <RoleGlyph role={side} />
        <b className="truncate font-semibold">{purpose}</b>
        {queue !== null && <span className="shrink-0 text-ink-3">{queue}</span>}
        {region.spans.some(span => span.changed) && <ChangedFlag />}
        <span className="ml-auto shrink-0 font-mono text-ink-3">{at}</span>
      </button>
    </li>
  );
};

/** A named range of a region; pressed, it is selected everywhere. */
export const SpanLine = memo(function SpanLine({
  region,
  span,
}: {
  readonly region: RegionView;
  readonly span: RegionSpan;
}) {
  const at = further(region.at, span.offset);
  const selected = useApp(
    ({ selection }) =>
      selection.bytes?.at === at && selection.bytes.size === span.size && selection.field === span.path,
  );
  const traced = useApp(state => areTraced(state, at, span.size)) && !selected;
  return (
    <li className="h-6">
      <button
        type="button"
        data-traced={traced}
        aria-pressed={selected}
        onClick={() => actions.select({ bytes: { at, size: span.size }, field: span.path })}
        style={{ paddingLeft: drawn(24 + span.depth * 12) }}
        className="flex h-full w-full items-center gap-2 pr-3 text-left font-mono data-[traced=true]:traced-bar aria-pressed:bg-ink aria-pressed:text-on-ink"
      >
        <span className="w-7 shrink-0 text-right opacity-75">{span.offset}</span>
        <span className="truncate">{span.name}</span>
        <Traced when={traced} />
        {span.changed && <ChangedFlag plain={selected} />}
        <span data-unknown={span.unknown} className="ml-auto max-w-[55%] truncate" title={span.text}>
          {span.text}
        </span>
      </button>
    </li>
  );
});
