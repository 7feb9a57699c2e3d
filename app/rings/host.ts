import { createContext, useContext } from 'react';
import type { Watch } from '../../engine/protocol/messages.ts';
import type { RingsView } from '../../engine/view/parts/rings.ts';
import { actions, useApp } from '../store/app-state.ts';
import { areTraced } from '../store/traced.ts';

/** Something that is wrong with what stands at an address. */
export interface RingMark {
  readonly severity: 'fault' | 'violation' | 'remark';
  readonly rule: string | null;
  readonly text: string;
}

/** What the ring tables need of whoever shows them: the run, or a file that somebody dropped. */
export interface RingHost {
  /** Something about the bytes that are selected; null: none are. */
  readonly useSelected: <T>(pick: (at: string | null) => T) => T;
  /** Whether bytes belong to what is selected. */
  readonly useTraced: (at: string | undefined, size: number) => boolean;
  readonly select: (bytes: { readonly at: string; readonly size: number }) => void;
  /** Asks for other slots of a long ring. */
  readonly watch: (queue: NonNullable<Watch['queue']>) => void;
  /** By guest address. */
  readonly marks: ReadonlyMap<string, readonly RingMark[]>;
  /** Name of the menu of a descriptor; null: there is none. */
  readonly menuOf: ((view: Pick<RingsView, 'device' | 'queue'>, index: number) => string) | null;
  /** The slot to bring into view, with its indirect table open or not; another object each time it is asked for. */
  readonly reveal: { readonly slot: number; readonly table: boolean } | null;
}

const ofTheRun: RingHost = {
  useSelected: pick => useApp(state => pick(state.selection.bytes?.at ?? null)),
  useTraced: (at, size) => useApp(state => areTraced(state, at, size)),
  select: bytes => actions.select({ bytes }),
  watch: queue => void actions.watch({ queue }),
  marks: new Map(),
  menuOf: ({ device, queue }, index) => `descriptor ${device} ${queue} ${index}`,
  reveal: null,
};

export const RingHostContext = createContext(ofTheRun);
export const useRingHost = (): RingHost => useContext(RingHostContext);
