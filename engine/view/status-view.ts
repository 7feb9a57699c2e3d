import { statusBits } from '../device/status.ts';
import { hex } from '../num/addr.ts';
import type { FunctionState } from '../world/function-state.ts';
import { markedBy } from './marked.ts';
import type { StatusView } from './parts/group.ts';

/** device_status as it is always written here: two digits. */
export const statusText = (status: number): string => hex(status, 2);

export const statusView = (after: FunctionState, before: FunctionState): StatusView => ({
  value: markedBy(after.status, before.status, statusText),
  bits: statusBits.map(({ bit, name }) => ({
    name,
    set: (after.status & bit) !== 0,
    changed: ((after.status ^ before.status) & bit) !== 0,
  })),
  resetting: after.resetting,
});
