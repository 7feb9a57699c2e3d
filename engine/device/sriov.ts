import { hasBit } from '../num/feature-set.ts';
import type { SriovState } from '../world/function-state.ts';
import type { ActorId, PfId } from '../world/ids.ts';
import { parseDeviceId, vfId } from '../world/ids.ts';
import { deviceState, pfOf } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';
import { freshFunction } from './function.ts';
import type { DeviceRules } from './rules.ts';

const writeSriov = (turn: Turn, by: ActorId, device: PfId, to: Partial<SriovState>): void => {
  const from = deviceState(turn.world, device).sriov;
  if (!from) throw new Error(`${device} has no SR-IOV capability`);
  turn.emit({ type: 'sriov/wrote', by, device, from, to: { ...from, ...to } });
};

const violated = (turn: Turn, by: ActorId, clause: string, why: string): void =>
  turn.emit({ type: 'note/violated', by, clause, why });

/**
 * Writes NumVFs, then sets VF Enable: VFs 1..numVfs are there. A write of NumVFs while VF Enable is set, or of more than
 * TotalVFs, changes nothing.
 * Source: PCIe, SR-IOV extended capability; reserved feature bits, SR_IOV, "Driver Requirements".
 */
export const enableVfs = (turn: Turn, by: ActorId, owner: PfId, numVfs: number, rules: DeviceRules): void => {
  const state = deviceState(turn.world, owner);
  const { sriov } = state;
  if (!sriov) throw new Error(`${owner} has no SR-IOV capability`);
  if (sriov.vfEnable) {
    violated(turn, by, 'pcie.sriov.num-vfs', `writes NumVFs ${numVfs} while VF Enable is set; ignored`);
    return;
  }
  if (numVfs > sriov.totalVfs) {
    violated(turn, by, 'pcie.sriov.num-vfs', `writes NumVFs ${numVfs}, more than TotalVFs ${sriov.totalVfs}; ignored`);
    return;
  }
  const bit = rules.features.byName.get('SR_IOV')?.bit;
  if (bit === undefined || state.negotiated === null || !hasBit(state.negotiated, bit)) {
    violated(turn, by, 'sriov.driver.negotiate-before-vf-enable', 'sets VF Enable before SR_IOV was negotiated');
  }
  writeSriov(turn, by, owner, { numVfs });
  writeSriov(turn, by, owner, { vfEnable: true });
  const pf = pfOf(turn.world, owner);
  const number = parseDeviceId(owner)?.pf ?? 0;
  for (let vf = 1; vf <= numVfs; vf += 1) {
    const device = vfId(number, vf);
    const from = deviceState(turn.world, device);
    // Facets outlive VF Enable only if the readings say so; everything else starts anew.
    const facets = rules.facetsAfter('vf-enable', from.facets, turn.world.readings);
    const fresh = freshFunction(pf, vf, rules, turn.world.readings, facets);
    turn.emit({ type: 'vf/created', by, device, from, to: { ...fresh, present: true } });
  }
};

/** Clears VF Enable: the VFs vanish at once. Their drivers are somebody else's to drop. */
export const disableVfs = (turn: Turn, by: ActorId, owner: PfId): void => {
  const { sriov } = deviceState(turn.world, owner);
  if (!sriov?.vfEnable) return;
  writeSriov(turn, by, owner, { vfEnable: false });
  const number = parseDeviceId(owner)?.pf ?? 0;
  for (let vf = 1; vf <= sriov.numVfs; vf += 1) {
    const device = vfId(number, vf);
    const from = deviceState(turn.world, device);
    turn.emit({ type: 'vf/destroyed', by, device, from, to: { ...from, present: false, resetting: false } });
  }
};
