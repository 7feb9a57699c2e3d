import type { Dialect } from '../../dialect/dialect.ts';
import { dialectById, dialectOf, dialects } from '../../dialect/dialects.ts';
import { err, ok, type Result } from '../../num/result.ts';
import type { Readings } from '../../world/world.ts';
import { type Rejection, rejection } from '../rejection.ts';

/** A version as a study names it: its id, and `R6=aligned-b,R9=as-posted` for readings that are not the default. */
export interface SideText {
  readonly dialect: string;
  readonly readings?: string;
}

export interface ReadSide {
  readonly dialect: Dialect;
  readonly readings: Readings;
}

const refused = (path: string, message: string): Result<never, Rejection> => err(rejection('study', path, message));

export const readSide = ({ dialect: id, readings: text = '' }: SideText, path = ''): Result<ReadSide, Rejection> => {
  const dialect = dialectById(id);
  if (!dialect) {
    return refused(`${path}dialect`, `found "${id}", allowed: ${dialects.map(each => each.id).join(', ')}`);
  }
  const readings: Record<string, string> = {};
  for (const each of text.split(',').filter(Boolean)) {
    const [name = '', reading = ''] = each.split('=', 2);
    const found = dialect.switches.find(one => one.id === name);
    if (!found) return refused(`${path}readings`, `${id} has no switch "${name}"`);
    const ids = found.readings.map(one => one.id);
    if (!ids.includes(reading))
      return refused(`${path}readings.${name}`, `found "${reading}", allowed: ${ids.join(', ')}`);
    readings[found.id] = reading;
  }
  return ok({ dialect: dialectOf(id, readings), readings });
};

/** An opcode, decimal or `0x…`. */
export const readOpcode = (text: string): Result<number, Rejection> => {
  const value = /^(\d{1,5}|0x[0-9a-f]{1,4})$/i.test(text) ? Number(text) : Number.NaN;
  return value <= 0xffff ? ok(value) : refused('opcode', `found "${text}", allowed: a whole number from 0 to 65535`);
};
