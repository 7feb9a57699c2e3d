import { brokenBy } from '../device/fault-clause.ts';
import type { DeviceFault } from '../virtq/fault.ts';
import { describeDeviceFault } from '../virtq/fault.ts';
import type { VirtqFormat } from '../virtq/format.ts';
import type { ChainRemark, RingRemark } from '../virtq/remark.ts';
import { describeRemark } from '../virtq/remark.ts';
import type { ActorId, DeviceId } from '../world/ids.ts';
import { deviceOf, driverOf } from '../world/ids.ts';
import type { Turn } from '../world/turn.ts';

interface Where {
  readonly by: ActorId;
  readonly device: DeviceId;
  readonly queue: number;
  readonly format: VirtqFormat['name'];
}

/** What a device notices and lives with: the violations are its driver's. */
export const noteRemarks = (turn: Turn, where: Where, remarks: readonly (ChainRemark | RingRemark)[]): void => {
  const { by, device, queue, format } = where;
  for (const finding of remarks) {
    turn.emit({ type: 'note/found', by, device, queue, finding });
    const clause = brokenBy(finding, format);
    if (clause !== null)
      turn.emit({ type: 'note/violated', by: driverOf(device), clause, why: describeRemark(finding) });
  }
};

/** What a driver notices of its device. */
export const noteDeviceFault = (turn: Turn, { by, device, queue, format }: Where, finding: DeviceFault): void => {
  turn.emit({ type: 'note/found', by, device, queue, finding });
  const clause = brokenBy(finding, format);
  const why = describeDeviceFault(finding);
  if (clause !== null) turn.emit({ type: 'note/violated', by: deviceOf(device), clause, why });
};
