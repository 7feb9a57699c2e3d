import type { CatalogView } from './parts/catalog.ts';
import type { CommandView } from './parts/command.ts';
import type { FeaturesView } from './parts/features.ts';
import type { GroupView, MemberNodeView } from './parts/group.ts';
import type { LensView } from './parts/lens.ts';
import type { LogView } from './parts/log.ts';
import type { MemoryView } from './parts/memory.ts';
import type { MomentView } from './parts/moment.ts';
import type { NextView } from './parts/next.ts';
import type { PinView } from './parts/pins.ts';
import type { RegistersView } from './parts/registers.ts';
import type { RingsView } from './parts/rings.ts';
import type { RunView } from './parts/run.ts';
import type { SequenceView } from './parts/sequence.ts';
import type { TraceView } from './parts/trace.ts';

/**
 * Everything the page shows, part by part in `parts/`; a response carries only those that changed. Plain data that
 * `postMessage` copies. "changed" always means: by the step that was played last.
 */
export interface ViewParts {
  readonly catalog: CatalogView;
  readonly run: RunView;
  readonly moment: MomentView | null;
  readonly next: NextView;
  readonly group: GroupView;
  /** VFs by id: a response carries only those that changed. */
  readonly members: Readonly<Record<string, MemberNodeView>>;
  readonly rings: RingsView | null;
  readonly command: CommandView | null;
  readonly memory: MemoryView;
  readonly features: FeaturesView;
  /** Null as long as nobody watches them. */
  readonly registers: RegistersView | null;
  readonly log: LogView;
  /** Null as long as nobody watches it. */
  readonly sequence: SequenceView | null;
  /** Null while nothing is selected. */
  readonly trace: TraceView | null;
  /** In the order in which they were asked for. */
  readonly pins: readonly PinView[];
  /** Null: everything is shown as it is. */
  readonly lens: LensView | null;
}
