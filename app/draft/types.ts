import type { DeviceType } from '../../engine/world/device-data.ts';
import { getAt, isObject, type Json } from './json.ts';

const types: readonly DeviceType[] = ['net', 'blk', 'rng'];

const typeIn = (value: Json | undefined): DeviceType | undefined =>
  types.find(type => isObject(value) && value.type === type);

/** What a PF of a draft is: a network device unless it says otherwise. */
export const typeOfPf = (pf: Json | undefined): DeviceType => typeIn(pf) ?? 'net';

/** What a VF is: what its PF is, unless it says otherwise. */
export const typeOfVf = (pf: Json | undefined, vf: Json | undefined): DeviceType => typeIn(vf) ?? typeOfPf(pf);

/** The type of a function of a draft, `pf0/vf2`. */
export const typeOfDevice = (scenario: Json, device: Json | undefined): DeviceType => {
  const [, pf, vf] = /^pf(\d+)(?:\/vf(\d+))?$/.exec(typeof device === 'string' ? device : '') ?? [];
  const found = getAt(scenario, ['topology', 'pfs', Number(pf ?? -1)]);
  if (vf === undefined) return typeOfPf(found);
  return typeOfVf(found, getAt(found, ['vfs', vf]) ?? getAt(found, ['vf']));
};
