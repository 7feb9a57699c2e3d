import { noFacets } from '../world/function-state.ts';
import type { ActorId, DeviceId, WireId } from '../world/ids.ts';
import { deviceOf, driverOf, parseDeviceId, vfId } from '../world/ids.ts';
import { deviceState, pfOf } from '../world/lookup.ts';
import { hardwareOf, manageableOf } from '../world/topology.ts';
import type { Turn } from '../world/turn.ts';
import { resetFunction } from './function.ts';
import type { DeviceRules, ResetKind } from './rules.ts';
import { hasNegotiatedSriov } from './sriov.ts';

/** Notifications that are on their way to or from a function end with its reset. */
const dropWires = (turn: Turn, by: ActorId, device: DeviceId): void => {
  for (const wire of Object.keys(turn.world.wires) as WireId[]) {
    const target = wire.slice(0, wire.lastIndexOf('/'));
    if (target !== deviceOf(device) && target !== driverOf(device)) continue;
    turn.emit({ type: 'wire/seen', by, wire, value: turn.world.wires[wire] ?? 0 });
  }
};

/** A VF loses or keeps what was assigned to it when its owner is reset, as the readings say. */
const resetMembers = (turn: Turn, by: ActorId, owner: DeviceId, rules: DeviceRules): void => {
  const pf = pfOf(turn.world, owner);
  const number = parseDeviceId(owner)?.pf ?? 0;
  for (let vf = 1; vf <= pf.totalVfs; vf += 1) {
    const device = vfId(number, vf);
    const state = deviceState(turn.world, device);
    if (state.facets === noFacets) continue;
    const facets = rules.facetsAfter('owner-reset', state.facets, turn.world.readings);
    if (facets === state.facets) continue;
    const offered = rules.offered(hardwareOf(pf, vf), facets, manageableOf(pf, vf), turn.world.readings);
    if (facets.assigned !== state.facets.assigned) {
      turn.emit({ type: 'features/assigned', by, device, from: state.facets.assigned, to: facets.assigned });
    } else turn.emit({ type: 'facets/changed', by, device, from: state.facets, to: facets });
    if (offered === state.offered) continue;
    turn.emit({ type: 'features/offered', by, device, from: state.offered, to: offered });
  }
};

/**
 * The device completes a reset: device_status reads 0, queues and negotiated features are gone, no notification is left.
 * `kind` says what asked for it, because what was assigned may survive one and not the other.
 * Source: basic facilities, "Device Reset".
 */
export const completeReset = (turn: Turn, by: ActorId, device: DeviceId, kind: ResetKind, rules: DeviceRules): void => {
  const from = deviceState(turn.world, device);
  const pf = pfOf(turn.world, device);
  const vf = parseDeviceId(device)?.vf ?? 0;
  const facets = rules.facetsAfter(kind, from.facets, turn.world.readings);
  const offered = rules.offered(hardwareOf(pf, vf), facets, manageableOf(pf, vf), turn.world.readings);
  dropWires(turn, by, device);
  const sriov = from.sriov && { ...from.sriov, negotiatedBefore: hasNegotiatedSriov(from, rules) };
  const { pci, ...to } = resetFunction(from, facets, offered);
  // Configuration space is PCI's: of the resets here, the function-level one alone brings it back to what it was.
  turn.emit({ type: 'reset/done', by, device, from, to: { ...to, sriov, ...(pci && kind !== 'flr' && { pci }) } });
  if (vf === 0) resetMembers(turn, by, device, rules);
};
