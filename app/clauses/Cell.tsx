import type { ClauseState } from './covered.ts';

/** What became of a clause as a mark of the map: a shape for each. */
export const Cell = ({ state }: { readonly state: ClauseState }) => (
  <i
    aria-hidden
    data-state={state}
    className="pointer-events-none size-2.25 shrink-0 data-[state=violated]:size-2 data-[state='not_observable']:h-px data-[state='not_observable']:w-1.75 data-[state=violated]:rotate-45 data-[state='never_reached']:border data-[state='not_modelled']:border data-[state='never_reached']:border-edge data-[state='not_modelled']:border-edge data-[state='not_modelled']:border-dotted data-[state='not_observable']:bg-edge data-[state=exercised]:bg-ok data-[state=violated]:bg-fault"
  />
);
