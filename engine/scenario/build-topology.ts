import type { FeatureTable } from '../device/feature.ts';
import { RING_PACKED } from '../device/reserved-features.ts';
import { featuresOf } from '../device/type/types.ts';
import { featureSet } from '../num/feature-set.ts';
import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import { hasFormat } from '../virtq/formats.ts';
import type { DeviceType } from '../world/device-data.ts';
import type { ActorId } from '../world/ids.ts';
import { parseActorId, parseDeviceId } from '../world/ids.ts';
import type { PfTopology, Topology, VfTopology } from '../world/topology.ts';
import { functionIndex } from '../world/topology.ts';
import { memoryBytes } from '../world/window.ts';
import { bitOf, checkFeatures } from './feature-names.ts';
import type { Limits } from './limits.ts';
import type { ParseError } from './parse-error.ts';
import { joinPath } from './plain.ts';
import type { FeatureList } from './scenario.ts';
import type { PfForm, TopologyForm, VfForm } from './topology-schema.ts';

/** A split ring has a power of two of descriptors; a packed one any number, if both sides know RING_PACKED. */
const checkSplitSize = (size: number, path: string): ParseError[] =>
  (size & (size - 1)) === 0
    ? []
    : [{ path, message: `found ${size}, allowed: a power of two, or any size where both sides know RING_PACKED` }];

/** The topology that a file describes, every feature bit resolved by the dialect's table. */
export const buildTopology = (
  form: TopologyForm,
  table: FeatureTable,
  limits: Limits,
): Result<Topology, ParseError[]> => {
  const errors: ParseError[] = [];
  const features = (list: FeatureList, type: DeviceType, path: string) => {
    const own = featuresOf(table, type);
    errors.push(...checkFeatures(own, list, path));
    const bits = list.map(feature => bitOf(own, feature) ?? 0);
    if (bits.includes(RING_PACKED) && !hasFormat('packed')) {
      errors.push({ path, message: 'found RING_PACKED, but packed virtqueues are not there' });
    }
    return featureSet(bits);
  };

  const buildVf = (vf: VfForm, pf: PfForm, path: string): VfTopology => {
    const type = vf.type ?? pf.type ?? 'net';
    return {
      type,
      features: features(vf.features, type, joinPath(path, 'features')),
      driverFeatures: features(vf.driverFeatures, type, joinPath(path, 'driverFeatures')),
    };
  };

  const buildPf = (pf: PfForm, path: string): PfTopology => {
    if (pf.totalVfs > limits.vfs) {
      const message = `found ${pf.totalVfs} VFs, allowed: at most ${limits.vfs} here`;
      errors.push({ path: joinPath(path, 'totalVfs'), message });
    }
    const vfs = Object.entries(pf.vfs ?? {}).map(([number, vf]): [string, VfTopology] => {
      const at = joinPath(joinPath(path, 'vfs'), number);
      if (Number(number) > pf.totalVfs)
        errors.push({ path: at, message: `there is no VF ${number}: totalVfs is ${pf.totalVfs}` });
      return [number, buildVf(vf, pf, at)];
    });
    const type = pf.type ?? 'net';
    const own = featuresOf(table, type);
    const isPacked = [pf.features, pf.driverFeatures].every(list =>
      list.some(each => bitOf(own, each) === RING_PACKED),
    );
    if (!isPacked) {
      for (const [i, size] of pf.adminQueues.entries()) {
        errors.push(...checkSplitSize(size, joinPath(joinPath(path, 'adminQueues'), i)));
      }
    }
    return {
      type,
      features: features(pf.features, type, joinPath(path, 'features')),
      driverFeatures: features(pf.driverFeatures, type, joinPath(path, 'driverFeatures')),
      manageable: features(pf.manageable, pf.vf.type ?? type, joinPath(path, 'manageable')),
      totalVfs: pf.totalVfs,
      vfDefault: buildVf(pf.vf, pf, joinPath(path, 'vf')),
      vfs: Object.fromEntries(vfs),
      adminQueues: pf.adminQueues,
      queueSize: pf.queueSize,
    };
  };

  if (form.pfs.length === 0) return err([{ path: 'topology.pfs', message: 'found no PF, allowed: at least one' }]);
  if (form.pfs.length > limits.pfs) {
    const message = `found ${form.pfs.length} PFs, allowed: at most ${limits.pfs} here`;
    return err([{ path: 'topology.pfs', message }]);
  }
  const topology = {
    pfs: form.pfs.map((pf, i) => buildPf(pf, joinPath('topology.pfs', i))),
    ...(form.faults && { faults: form.faults }),
  };
  for (const id of Object.keys(form.faults ?? {})) {
    const actor = parseActorId(id as ActorId);
    const device = actor.kind === 'operator' ? '' : actor.device;
    const admin = actor.kind === 'admin' ? actor.admin : -1;
    const pf = topology.pfs[parseDeviceId(device)?.pf ?? -1];
    if (functionIndex(topology, device) >= 0 && admin < (pf?.adminQueues.length ?? 0)) continue;
    errors.push({ path: joinPath('topology.faults', id), message: `there is no actor ${id}` });
  }
  const bytes = memoryBytes(topology);
  if (errors.length === 0 && bytes > limits.memory) {
    const message = `its queues need ${bytes} bytes of guest memory, allowed: at most ${limits.memory} here`;
    errors.push({ path: 'topology', message });
  }
  return errors.length > 0 ? err(errors) : ok(topology);
};
