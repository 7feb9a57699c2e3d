import type { AnyStruct } from '../layout/field.ts';
import * as layouts13 from './virtio-1.3/layouts.ts';
import * as layouts14 from './virtio-1.4/layouts.ts';

const isStruct = (value: unknown): value is AnyStruct =>
  typeof value === 'object' && value !== null && 'fields' in value && 'size' in value && 'name' in value;

/** All structs of the published text that its dialects declare, those inside others not counted. */
export const publishedStructs: readonly AnyStruct[] = [...Object.values(layouts13), ...Object.values(layouts14)].filter(
  isStruct,
);
