import { hex } from '../num/addr.ts';
import { msixEntry } from '../pci/layouts.ts';
import { usesOf } from '../pci/msix.ts';
import { MSIX_BAR, pbaOffset } from '../pci/space.ts';
import type { FunctionState, MsixState } from '../world/function-state.ts';
import { deviceState } from '../world/lookup.ts';
import { keys } from './history.ts';
import { marked } from './marked.ts';
import { queueName } from './names.ts';
import type { VectorRow, VectorsView } from './parts/registers.ts';
import type { RegistersInput } from './registers-there.ts';

const NO_VECTOR = 0xffff;

const stateText = ({ enabled, allMasked }: MsixState): string =>
  `${enabled ? 'enabled' : 'off'}${allMasked ? ', all masked' : ''}`;

const namesBehind = (state: FunctionState, vector: number): readonly string[] => {
  const { queues, config } = usesOf(state, vector);
  return [...(config ? ['configuration changes'] : []), ...queues.map(queue => queueName(state, queue))];
};

/** The MSI-X table with its pending bits, and who is behind each vector. Null: the function has none. */
export const vectorsView = ({ after, before, device, lastOf }: RegistersInput): VectorsView | null => {
  const state = deviceState(after, device);
  const { msix } = state;
  if (!msix) return null;
  const was = deviceState(before, device).msix ?? msix;
  const yes = (list: readonly number[], vector: number): string => (list.includes(vector) ? 'yes' : 'no');
  return {
    state: marked(stateText(msix), stateText(was)),
    rows: Array.from(
      { length: msix.size },
      (_, vector): VectorRow => ({
        vector,
        offset: vector * msixEntry.size + msixEntry.offsets.vector_control,
        uses: namesBehind(state, vector),
        masked: marked(yes(msix.masked, vector), yes(was.masked, vector)),
        pending: marked(yes(msix.pending, vector), yes(was.pending, vector)),
      }),
    ),
    unmapped: namesBehind(state, NO_VECTOR),
    table: `BAR ${MSIX_BAR} + ${hex(0, 4)}`,
    pba: `BAR ${MSIX_BAR} + ${hex(pbaOffset(msix.size), 4)}`,
    lastWriter: lastOf(keys.register(device, 'msix/wrote')),
  };
};
