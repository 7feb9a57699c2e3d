import * as v from 'valibot';
import { faults } from '../actor/faults/faults.ts';
import type { DeviceType } from '../world/device-data.ts';
import { most } from './limits.ts';
import { describeFound } from './plain.ts';
import { featureList, type LeafForm, leaf, list, oneOf, record, strict, whole } from './schema-parts.ts';

const types = ['net', 'blk', 'rng'] as const satisfies readonly DeviceType[];

const isSize = (input: unknown): input is number =>
  typeof input === 'number' && input >= 1 && input <= most.queueSize && Number.isInteger(input);

const queueSize = leaf<number>(
  `a power of two from 1 to ${most.queueSize}`,
  input => isSize(input) && (input & (input - 1)) === 0,
  { kind: 'whole', min: 1, max: most.queueSize },
);

// Whether it also has to be a power of two depends on the ring format, see build-topology.ts.
const adminQueueSize = whole(1, most.queueSize);

const vf = strict({ type: v.exactOptional(oneOf(types)), features: featureList, driverFeatures: featureList });

const vfNumber = leaf<string>('a VF number such as "3"', input => /^[1-9]\d{0,4}$/.test(input as string), {
  kind: 'name',
  of: 'vf',
});

const pf = strict({
  type: v.exactOptional(oneOf(types)),
  features: featureList,
  driverFeatures: featureList,
  manageable: featureList,
  totalVfs: whole(0, 0xffff),
  vf,
  vfs: v.exactOptional(record(vfNumber, vf, 'an object of VF numbers and VFs')),
  adminQueues: list(adminQueueSize, most.adminQueues, 'queue sizes'),
  queueSize,
});

const actorName = leaf<string>(
  'an actor such as "driver:pf0", "device:pf0/vf1" or "device:pf0/avq0"',
  input => typeof input === 'string' && /^(driver|device):\S{1,40}$/.test(input),
  { kind: 'name', of: 'actor' },
);

/** Which faults there are is asked when a scenario is read: they may come after the first one. */
const faultId = Object.assign(
  v.custom<string>(
    input => faults.some(({ id }) => id === input),
    ({ input }) => `found ${describeFound(input)}, allowed: ${faults.map(({ id }) => `"${id}"`).join(', ')}`,
  ),
  { form: { kind: 'name', of: 'fault' } satisfies LeafForm },
);

/** Functions as files hold them: feature bits by name or number, which only the dialect can tell. */
export const topologySchema = strict({
  pfs: list(pf, most.pfs, 'PFs'),
  faults: v.exactOptional(
    v.pipe(
      record(actorName, faultId, 'an object of actors and the fault that each has'),
      v.check(input => Object.keys(input).length <= most.faults, `allowed: at most ${most.faults} faults`),
    ),
  ),
});

export type VfForm = v.InferOutput<typeof vf>;
export type PfForm = v.InferOutput<typeof pf>;
export type TopologyForm = v.InferOutput<typeof topologySchema>;
