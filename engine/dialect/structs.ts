import type { FeatureBit } from '../device/feature.ts';
import type { Struct } from '../layout/struct.ts';
import { features as features13 } from './virtio-1.3/features.ts';
import * as layouts13 from './virtio-1.3/layouts.ts';
import { qualifiers, statuses } from './virtio-1.3/status.ts';
import { features as features14 } from './virtio-1.4/features.ts';
import * as layouts14 from './virtio-1.4/layouts.ts';

const isStruct = (value: unknown): value is Struct =>
  typeof value === 'object' && value !== null && 'fields' in value && 'size' in value && 'name' in value;

const declared: readonly unknown[] = [...Object.values(layouts13), ...Object.values(layouts14)];

/** All structs of the published text that its dialects declare, those inside others not counted. */
export const publishedStructs: readonly Struct[] = declared.filter(isStruct);

/** Numbers of the published text by name: status codes, qualifiers, types of device parts. */
export const publishedNumbers: ReadonlyMap<string, number> = new Map([
  ...[...statuses, ...qualifiers].map(({ name, value }) => [name, value] as const),
  ...Object.entries(layouts14.partHeader.fields.part_type.options.values ?? {}).map(
    ([value, name]) => [String(name), Number(value)] as const,
  ),
]);

/** Bits of the published text that are of no device type. */
export const publishedFeatures: readonly FeatureBit[] = [...features13.bits, ...features14.bits].filter(
  ({ device }) => device === null,
);
