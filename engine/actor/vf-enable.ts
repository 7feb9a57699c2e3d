import { disableVfs } from '../device/sriov.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { hasBit } from '../num/feature-set.ts';
import type { PfId } from '../world/ids.ts';
import { deviceOf, driverOf, parseDeviceId, titleOf, vfId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';
import { dropDriver } from './drop-driver.ts';

/** VF Enable is about to be cleared by the driver of an owner; it may owe the device to keep it set. */
const judgeVfDisable = (turn: Turn, owner: PfId, dialect: Dialect): void => {
  const { holdsVfEnable, header, headerFields } = dialect;
  if (!holdsVfEnable) return;
  const out = driverState(turn.world, owner).tokens.filter(({ command }) => {
    if (command.asks !== undefined) return false;
    const fields = header.decode(command.readable) as Readonly<Record<string, unknown>>;
    return Number(fields[headerFields.group]) === holdsVfEnable.group;
  });
  if (out.length === 0) return;
  const why = `clears VF Enable while ${out.length === 1 ? 'a command' : `${out.length} commands`} of the group ${out.length === 1 ? 'is' : 'are'} out`;
  turn.emit({ type: 'note/violated', by: driverOf(owner), clause: holdsVfEnable.clause, why });
};

/** VFs have come into the group of a PF; one that says it is in charge, too, is one too many. */
export const judgeOwners = (turn: Turn, owner: PfId, { oneOwner }: Dialect): void => {
  const { offered, sriov } = deviceState(turn.world, owner);
  if (!oneOwner || !hasBit(offered, oneOwner.feature)) return;
  for (let vf = 1; vf <= (sriov?.vfEnable ? sriov.numVfs : 0); vf += 1) {
    const device = vfId(parseDeviceId(owner)?.pf ?? 0, vf);
    if (!hasBit(deviceState(turn.world, device).offered, oneOwner.feature)) continue;
    const why = `${titleOf(device)} offers feature bit ${oneOwner.feature}, as ${titleOf(owner)} does: two in one group`;
    turn.emit({ type: 'note/violated', by: deviceOf(device), clause: oneOwner.clause, why });
  }
};

/** The VFs are gone: their drivers have nothing left to drive. */
export const dropDriversOf = (turn: Turn, owner: PfId): void => {
  const pf = parseDeviceId(owner)?.pf ?? 0;
  const { numVfs } = deviceState(turn.world, owner).sriov ?? { numVfs: 0 };
  for (let vf = 1; vf <= numVfs; vf += 1) {
    const device = vfId(pf, vf);
    if (driverState(turn.world, device).stage !== 'absent') dropDriver(turn, driverOf(device), device);
  }
};

/** The driver of an owner clears VF Enable: the VFs and their drivers go, and what it owes is judged. */
export const clearVfEnable =
  (turn: Turn, dialect: Dialect) =>
  (owner: PfId): void => {
    judgeVfDisable(turn, owner, dialect);
    disableVfs(turn, 'operator', owner, dialect.rules);
    dropDriversOf(turn, owner);
  };
