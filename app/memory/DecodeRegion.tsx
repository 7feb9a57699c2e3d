import type { RegionView } from '../../engine/view/parts/memory.ts';
import { openDecode, type RunBytes } from '../decode/open-decode.ts';
import { type AppState, useApp } from '../store/app-state.ts';
import { memory as text } from '../text/memory.ts';
import { Button } from '../ui/Button.tsx';
import { bytesBetween } from './address.ts';
import { regionWith } from './area.ts';

const structs: readonly string[] = ['virtq_desc', 'virtq_avail', 'virtq_used', 'pvirtq_desc', 'pvirtq_event_suppress'];

/** What a region holds; null: nothing that has fields. An answer needs the command that it is for. */
const readingOf = ({ purpose, at }: RegionView, command: AppState['run']['command']): RunBytes | null => {
  if (structs.includes(purpose)) return { part: 'struct', struct: purpose };
  if (purpose === 'command') return { part: 'readable' };
  if (purpose !== 'result') return null;
  return { part: 'writable', ...(command?.writable.at === at && { command: command.readable.bytes }) };
};

/** Takes the region around the selection apart, beside the run; nothing where it has no fields, or is not in view. */
export const DecodeRegion = () => {
  const memory = useApp(state => state.run.memory);
  const command = useApp(state => state.run.command);
  const at = useApp(state => state.selection.bytes?.at);
  const region = memory && at !== undefined ? regionWith(memory.regions, at) : undefined;
  const what = region && readingOf(region, command);
  if (!memory || !region || !what) return null;
  const from = bytesBetween(memory.window.at, region.at) * 2;
  const hex = from < 0 ? '' : memory.window.bytes.slice(from, from + region.size * 2);
  if (hex.length < region.size * 2) return null;
  return (
    <Button className="mt-1 mr-4 ml-auto h-6" onClick={() => openDecode(what, hex)}>
      {text.decodeRegion(region.purpose)}
    </Button>
  );
};
