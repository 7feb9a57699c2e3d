import { useEffect, useMemo, useRef, useState } from 'react';
import { useSize } from '../graph/use-size.ts';
import { useApp } from '../store/app-state.ts';
import { memory as text } from '../text/memory.ts';
import { areaOf, regionWith } from './area.ts';
import { Converter } from './Converter.tsx';
import { changedIn } from './changed.ts';
import { DecodeRegion } from './DecodeRegion.tsx';
import { EditBytes } from './EditBytes.tsx';
import { HexView } from './HexView.tsx';
import { MemoryHead } from './MemoryHead.tsx';
import { RegionTree } from './RegionTree.tsx';

/** From here on the tree stands beside the bytes; below it is above them. And from here on the bytes are large. */
const BESIDE = 604;
const WIDE = 764;

/** Guest memory: who holds which bytes what for, and the bytes themselves. */
const MemoryPanel = () => {
  const regions = useApp(state => state.run.memory?.regions);
  const selected = useApp(state => state.selection.bytes);
  const traced = useApp(({ run: { trace } }) => trace?.ranges.find(({ how }) => how !== 'area')?.at);
  const pane = useRef<HTMLDivElement>(null);
  const { width } = useSize(pane);
  const [device, setDevice] = useState<string | null>(null);
  const changed = useMemo(() => changedIn(regions ?? []), [regions]);
  // What is selected stays in view; otherwise the view follows what the steps change.
  const at = selected?.at ?? traced ?? changed[0]?.at ?? null;
  const holder = useMemo(() => regions && at !== null && regionWith(regions, at)?.device, [regions, at]);
  useEffect(() => {
    if (holder) setDevice(holder);
  }, [holder]);
  const area = useMemo(() => regions && areaOf(regions, device), [regions, device]);
  return (
    <section
      ref={pane}
      aria-label={text.title}
      data-beside={width >= BESIDE}
      data-wide={width >= WIDE}
      className="group flex h-full min-h-0 flex-col bg-surface"
    >
      {regions && <MemoryHead changed={changed} />}
      {regions && area ? (
        <div className="flex min-h-0 flex-1 flex-col group-data-[beside=true]:flex-row">
          <div className="flex max-h-[45%] shrink-0 flex-col border-hair border-b group-data-[beside=true]:max-h-none group-data-[beside=true]:w-60 group-data-[wide=true]:w-64 group-data-[beside=true]:border-r group-data-[beside=true]:border-b-0">
            <RegionTree regions={regions} device={area.device} showDevice={setDevice} />
          </div>
          <HexView key={`${width >= WIDE}`} area={area} at={at} wide={width >= WIDE} />
        </div>
      ) : (
        <p className="flex-1 p-4 text-ink-3">{text.nothing}</p>
      )}
      <footer className="shrink-0 border-hair border-t">
        <div className="flex items-start">
          <Converter />
          <DecodeRegion />
        </div>
        <EditBytes />
      </footer>
    </section>
  );
};

export default MemoryPanel;
