import { commonCfg } from '../device/common-cfg.ts';
import { legacyCommonCfg } from '../device/legacy-common-cfg.ts';
import { virtioBlkReq } from '../device/type/blk.ts';
import { virtioBlkConfig, virtioNetConfig } from '../device/type/config.ts';
import { virtioNetHdr } from '../device/type/net.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { AnyStruct, Field } from '../layout/field.ts';
import { le16Field, structField } from '../layout/field.ts';
import { struct } from '../layout/struct.ts';
import { msixCap, pciHeader, sriovCap, virtioPciCap, virtioPciCfgCap, virtioPciNotifyCap } from '../pci/layouts.ts';
import { pvirtqDesc, pvirtqEventSuppress, virtqAvail, virtqDesc, virtqUsed, virtqUsedElem } from '../virtq/layouts.ts';

/** A struct that bytes can be read as, besides the two parts of a command. */
export interface NamedStruct {
  readonly name: string;
  readonly family: 'rings' | 'registers' | 'devices' | 'commands';
  /** As the bytes make it: rings and tables are as long as they are. */
  readonly of: (bytes: Uint8Array) => AnyStruct;
}

const one = (family: NamedStruct['family'], each: AnyStruct): NamedStruct => ({
  name: each.name,
  family,
  of: () => each,
});

const named = (name: string, fields: readonly (readonly [string, Field])[], like: AnyStruct): AnyStruct =>
  struct(name, Object.fromEntries(fields), { ...(like.source && { source: like.source }) });

/** As many elements as begin in the bytes, one at least. */
const tableOf =
  (name: string, element: AnyStruct) =>
  (bytes: Uint8Array): AnyStruct => {
    const count = Math.max(1, Math.ceil(bytes.length / element.size));
    return named(
      name,
      Array.from({ length: count }, (_, k) => [`desc[${k}]`, structField(element)] as const),
      element,
    );
  };

const isPowerOf2 = (n: number): boolean => n > 0 && Number.isInteger(n) && (n & (n - 1)) === 0;

const event = (name: string) => [name, le16Field({ doc: 'only with VIRTIO_F_EVENT_IDX' })] as const;

/** A split ring has a power of 2 entries, and an event index behind them only with its feature: the length tells. */
const availOf = ({ length }: Uint8Array): AnyStruct => {
  const bare = (length - virtqAvail.size) / 2;
  const hasEvent = !isPowerOf2(bare) && isPowerOf2(bare - 1);
  const count = Math.max(0, Math.ceil(bare) - (hasEvent ? 1 : 0));
  return named(
    virtqAvail.name,
    [
      ...Object.entries(virtqAvail.fields),
      ...Array.from({ length: count }, (_, k) => [`ring[${k}]`, le16Field({ doc: 'head of a chain' })] as const),
      ...(hasEvent ? [event('used_event')] : []),
    ],
    virtqAvail,
  );
};

const usedOf = ({ length }: Uint8Array): AnyStruct => {
  const rest = Math.max(0, length - virtqUsed.size);
  const count = Math.ceil(rest / virtqUsedElem.size) - (rest % virtqUsedElem.size === 2 ? 1 : 0);
  return named(
    virtqUsed.name,
    [
      ...Object.entries(virtqUsed.fields),
      ...Array.from({ length: count }, (_, k) => [`ring[${k}]`, structField(virtqUsedElem)] as const),
      ...(rest % virtqUsedElem.size === 2 ? [event('avail_event')] : []),
    ],
    virtqUsed,
  );
};

const general: readonly NamedStruct[] = [
  { name: virtqDesc.name, family: 'rings', of: tableOf(virtqDesc.name, virtqDesc) },
  { name: virtqAvail.name, family: 'rings', of: availOf },
  { name: virtqUsed.name, family: 'rings', of: usedOf },
  { name: pvirtqDesc.name, family: 'rings', of: tableOf(pvirtqDesc.name, pvirtqDesc) },
  one('rings', pvirtqEventSuppress),
  one('registers', commonCfg),
  one('registers', legacyCommonCfg),
  ...[virtioPciCap, virtioPciNotifyCap, virtioPciCfgCap, msixCap, sriovCap, pciHeader].map(each =>
    one('registers', each),
  ),
  ...[virtioNetConfig, virtioNetHdr, virtioBlkConfig, virtioBlkReq].map(each => one('devices', each)),
];

/** Everything that bytes can be read as under a dialect, each name once. */
export const structsOf = (dialect: Dialect): readonly NamedStruct[] => {
  const { header, answer, commands, inside } = dialect;
  const own = [header, answer, ...commands.flatMap(({ data, result }) => [data, result]), ...(inside?.structs ?? [])];
  const byName = new Map<string, NamedStruct>();
  for (const each of own) if (each && !byName.has(each.name)) byName.set(each.name, one('commands', each));
  return [...byName.values(), ...general];
};
