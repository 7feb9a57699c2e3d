import { useEffect, useMemo, useRef, useState } from 'react';
import type { RegionView } from '../../engine/view/parts/memory.ts';
import { useRows } from '../rows/use-rows.ts';
import { useApp } from '../store/app-state.ts';
import { memory as text } from '../text/memory.ts';
import { NothingChanged } from '../ui/NothingChanged.tsx';
import { drawn, useScale } from '../ui/scale.ts';
import { FunctionLine, RegionLine, SpanLine } from './TreeLine.tsx';
import { changedRegions, keyOfFunction, type TreeLine, treeLines } from './tree-lines.ts';

const ROW = 24;
const ALL = { has: () => true };

interface Props {
  readonly regions: readonly RegionView[];
  /** The function whose bytes are shown. */
  readonly device: string;
  readonly showDevice: (device: string) => void;
}

/** Every function that holds memory, its regions with their purpose, and the named ranges in them. */
export const RegionTree = ({ regions, device, showDevice }: Props) => {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => setOpen(last => new Set([...last, keyOfFunction(device)])), [device]);
  const toggle = (key: string) =>
    setOpen(last => new Set(last.has(key) ? [...last].filter(each => each !== key) : [...last, key]));
  const only = useApp(state => state.changes.only);
  const shown = useMemo(() => (only ? changedRegions(regions) : regions), [regions, only]);
  const isOpen = (key: string) => only || open.has(key);
  const lines = useMemo(() => treeLines(shown, only ? ALL : open), [shown, open, only]);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRows(scroller, lines.length, ROW * useScale());
  const show = (line: TreeLine) => {
    const { key } = line;
    const common = { open: isOpen(key), toggle: () => toggle(key) };
    switch (line.kind) {
      case 'function':
        return <FunctionLine key={key} line={line} {...common} show={() => showDevice(line.device)} />;
      case 'region':
        return <RegionLine key={key} region={line.region} {...common} />;
      case 'span':
        return <SpanLine key={key} region={line.region} span={line.span} />;
    }
  };
  if (lines.length === 0) return <NothingChanged />;
  return (
    <div ref={scroller} style={{ height: drawn(lines.length * ROW) }} className="max-h-full min-h-0 overflow-auto">
      <ul aria-label={text.regions}>
        <li aria-hidden style={{ height: rows.before }} />
        {rows.shown.map(index => {
          const line = lines[index];
          return line && show(line);
        })}
        <li aria-hidden style={{ height: rows.after }} />
      </ul>
    </div>
  );
};
