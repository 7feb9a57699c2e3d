import { hasBit } from '../num/feature-set.ts';
import type { FunctionState, SriovState } from '../world/function-state.ts';
import { noFacets } from '../world/function-state.ts';
import type { ActorId, PfId } from '../world/ids.ts';
import { driverOf, parseDeviceId, vfId } from '../world/ids.ts';
import { deviceState, pfOf } from '../world/lookup.ts';
import type { VfTopology } from '../world/topology.ts';
import { vfTopology } from '../world/topology.ts';
import type { Turn } from '../world/turn.ts';
import { freshFunction } from './function.ts';
import type { DeviceRules } from './rules.ts';

const sriovIn = (turn: Turn, device: PfId): SriovState => {
  const { sriov } = deviceState(turn.world, device);
  if (!sriov) throw new Error(`${device} has no SR-IOV capability`);
  return sriov;
};

const writeSriov = (turn: Turn, by: ActorId, device: PfId, to: Partial<SriovState>): void => {
  const from = sriovIn(turn, device);
  turn.emit({ type: 'sriov/wrote', by, device, from, to: { ...from, ...to } });
};

/** Whether SR_IOV is negotiated, or was before a reset. Source: "Reserved Feature Bits", SR_IOV, "Driver Requirements". */
export const hasNegotiatedSriov = ({ sriov, negotiated }: FunctionState, rules: DeviceRules): boolean => {
  const bit = rules.features.byName.get('SR_IOV')?.bit;
  return (sriov?.negotiatedBefore ?? false) || (bit !== undefined && negotiated !== null && hasBit(negotiated, bit));
};

/** Whoever writes it, it is the owner's driver that has to know better. */
const violated = (turn: Turn, owner: PfId, clause: string, why: string): void =>
  turn.emit({ type: 'note/violated', by: driverOf(owner), clause, why });

/** Whether NumVFs can take a value; what stands in the way is noted. Source: PCIe, SR-IOV extended capability. */
const takesNumVfs = (turn: Turn, owner: PfId, { vfEnable, totalVfs }: SriovState, numVfs: number): boolean => {
  const wrong = vfEnable ? 'while VF Enable is set' : numVfs > totalVfs ? `more than TotalVFs ${totalVfs}` : null;
  if (wrong === null) return true;
  const joint = vfEnable ? ' ' : ', ';
  violated(turn, owner, 'pcie.sriov.num-vfs', `writes NumVFs ${numVfs}${joint}${wrong}; ignored`);
  return false;
};

const judgeVfEnable = (turn: Turn, owner: PfId, rules: DeviceRules): void => {
  if (hasNegotiatedSriov(deviceState(turn.world, owner), rules)) return;
  violated(turn, owner, 'sriov.driver.negotiate-before-vf-enable', 'sets VF Enable before SR_IOV was negotiated');
};

/** VF Enable goes up: VFs 1 to NumVFs are there. */
const createVfs = (turn: Turn, by: ActorId, owner: PfId, rules: DeviceRules): void => {
  writeSriov(turn, by, owner, { vfEnable: true });
  const { numVfs } = sriovIn(turn, owner);
  const pf = pfOf(turn.world, owner);
  const number = parseDeviceId(owner)?.pf ?? 0;
  // VFs of one build that were never touched share one object, thousands of them.
  const alike = new Map<VfTopology, FunctionState>();
  for (let vf = 1; vf <= numVfs; vf += 1) {
    const device = vfId(number, vf);
    const from = deviceState(turn.world, device);
    // Facets outlive VF Enable only if the readings say so; everything else starts anew.
    const facets = rules.facetsAfter('vf-enable', from.facets, turn.world.readings);
    const build = vfTopology(pf, vf);
    const made = facets === noFacets ? alike.get(build) : undefined;
    const to = made ?? { ...freshFunction(pf, vf, rules, turn.world.readings, facets), present: true };
    if (facets === noFacets) alike.set(build, to);
    turn.emit({ type: 'vf/created', by, device, from, to });
  }
};

/** Writes NumVFs alone; false where it is ignored. */
export const writeNumVfs = (turn: Turn, by: ActorId, owner: PfId, numVfs: number): boolean => {
  if (!takesNumVfs(turn, owner, sriovIn(turn, owner), numVfs)) return false;
  writeSriov(turn, by, owner, { numVfs });
  return true;
};

/** Sets VF Enable, whatever NumVFs is. */
export const setVfEnable = (turn: Turn, by: ActorId, owner: PfId, rules: DeviceRules): void => {
  judgeVfEnable(turn, owner, rules);
  createVfs(turn, by, owner, rules);
};

/**
 * Writes NumVFs, then sets VF Enable: VFs 1..numVfs are there. A write of NumVFs while VF Enable is set, or of more than
 * TotalVFs, changes nothing.
 * Source: PCIe, SR-IOV extended capability; reserved feature bits, SR_IOV, "Driver Requirements".
 */
export const enableVfs = (turn: Turn, by: ActorId, owner: PfId, numVfs: number, rules: DeviceRules): void => {
  if (!takesNumVfs(turn, owner, sriovIn(turn, owner), numVfs)) return;
  judgeVfEnable(turn, owner, rules);
  writeSriov(turn, by, owner, { numVfs });
  createVfs(turn, by, owner, rules);
};

/** Clears VF Enable: the VFs vanish at once. Their drivers are somebody else's to drop. */
export const disableVfs = (turn: Turn, by: ActorId, owner: PfId, rules: DeviceRules): void => {
  const { sriov } = deviceState(turn.world, owner);
  if (!sriov?.vfEnable) return;
  writeSriov(turn, by, owner, { vfEnable: false });
  const number = parseDeviceId(owner)?.pf ?? 0;
  const alike = new Map<FunctionState, FunctionState>();
  for (let vf = 1; vf <= sriov.numVfs; vf += 1) {
    const device = vfId(number, vf);
    const from = deviceState(turn.world, device);
    const to = alike.get(from) ?? { ...from, present: false, resetting: false };
    alike.set(from, to);
    turn.emit({ type: 'vf/destroyed', by, device, from, to });
  }
  const { facets } = deviceState(turn.world, owner);
  const kept = rules.withoutMembers?.(facets, turn.world.readings) ?? facets;
  if (kept !== facets) turn.emit({ type: 'facets/changed', by, device: owner, from: facets, to: kept });
};
