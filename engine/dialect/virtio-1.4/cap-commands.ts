import type { AdminCommand, Check, CommandContext } from '../../admin/command.ts';
import { pass } from '../../admin/command.ts';
import { hex } from '../../num/addr.ts';
import { bytesToHex } from '../../num/bytes.ts';
import { featureSetToBytes } from '../../num/feature-set.ts';
import { published } from '../../spec/source.ts';
import { deviceOf } from '../../world/ids.ts';
import { check, no } from '../virtio-1.3/checks.ts';
import { largestOf, listText, wordsUpTo } from '../virtio-1.3/opcodes.ts';
import { capabilityOf, capBitmap, keptCap } from './capabilities.ts';
import { SELF } from './groups.ts';
import { capGetData, capGetResult, capList, capSetData } from './layouts.ts';
import { needsMore } from './object-types.ts';

const source = published('basic facilities, "Device and driver capabilities" (v1.4)');

interface CapData {
  readonly id: number;
  readonly cap_specific_data: Uint8Array;
}
const dataOf = ({ data }: Pick<CommandContext, 'data'>) => data as unknown as CapData;

const ofCapability = (id: string, clause: string, judge: Check['judge']): Check => check(id, clause, judge, source);

const capKnown: Check = ofCapability('capability', 'admin.cap.unknown-enxio', context => {
  const { id } = dataOf(context);
  const known = capabilityOf(id);
  return known
    ? pass(() => `${hex(id, 4)} is ${known.name}`)
    : no('ENXIO', () => `capability ${hex(id, 4)} is not reported by CAP_ID_LIST_QUERY`);
});

const notTooMuch: Check = ofCapability('limits', 'admin.cap.reject-excess', context => {
  const { id, cap_specific_data } = dataOf(context);
  const excess =
    context.readings['capability-excess'] === 'accepted' ? null : capabilityOf(id)?.excess(cap_specific_data);
  return excess ? no('INVALID_FIELD', () => excess) : pass(() => 'nothing is more than the device has');
});

const notInUse: Check = ofCapability('objects', 'admin.cap.disable-busy', context => {
  const { id, cap_specific_data } = dataOf(context);
  const { facets } = context.owner.state;
  const needed = needsMore(facets, id, keptCap(id, cap_specific_data), context.readings);
  return needed === null ? null : no('EBUSY', () => needed);
});

/** Opcodes 7 to 9, for the Self group alone. */
export const capCommands: readonly AdminCommand[] = [
  {
    opcode: 0x0007,
    name: 'VIRTIO_ADMIN_CMD_CAP_ID_LIST_QUERY',
    title: 'Ask which capabilities the device has',
    doc: 'Returns a bitmap of capability ids.',
    source,
    data: null,
    result: capList,
    usualResult: 264,
    groups: [SELF],
    checks: [],
    handle: ({ readings }) => ({
      ok: true,
      result: {
        supported_caps: featureSetToBytes(
          capBitmap,
          8 * wordsUpTo(largestOf(capBitmap), readings['bitmap-length'] === 'formula'),
        ),
      },
      events: [],
      applied: [{ clause: 'net.ff.caps-reported', what: () => `capabilities ${listText(capBitmap)}` }],
    }),
    describe: () => 'ask which capabilities the device has',
  },
  {
    opcode: 0x0008,
    name: 'VIRTIO_ADMIN_CMD_DEVICE_CAP_GET',
    title: 'Read a capability of the device',
    doc: 'Returns limits, flags or entries that the device has.',
    source,
    data: capGetData,
    result: capGetResult,
    usualResult: 80,
    groups: [SELF],
    checks: [capKnown],
    handle: context => {
      const known = capabilityOf(dataOf(context).id);
      if (!known) throw new Error('a capability that is not there passed its check');
      return { ok: true, result: { cap_specific_data: known.device }, events: [], applied: [] };
    },
    describe: (_, data) => `read capability ${hex(dataOf({ data }).id, 4)} of the device`,
  },
  {
    opcode: 0x0009,
    name: 'VIRTIO_ADMIN_CMD_DRIVER_CAP_SET',
    title: 'Say what the driver will use of a capability',
    doc: 'At most what the device has; what is not set counts as zero.',
    source,
    data: capSetData,
    result: null,
    usualData: 8,
    groups: [SELF],
    checks: [capKnown, notTooMuch, notInUse],
    handle: context => {
      const { id, cap_specific_data } = dataOf(context);
      const { owner } = context;
      const from = owner.state.facets;
      const to = { ...from, driverCaps: { ...from.driverCaps, [id]: keptCap(id, cap_specific_data) } };
      return {
        ok: true,
        result: {},
        events: [{ type: 'facets/changed', by: deviceOf(owner.id), device: owner.id, from, to }],
        applied: [{ clause: 'admin.cap.accept-lower-limit', what: () => `the driver's value is ${to.driverCaps[id]}` }],
      };
    },
    describe: (_, data) => {
      const { id, cap_specific_data } = dataOf({ data });
      return `set capability ${hex(id, 4)} to ${bytesToHex(cap_specific_data)}`;
    },
  },
];
