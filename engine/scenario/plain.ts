import { most } from './limits.ts';
import type { ParseError } from './parse-error.ts';

/** Names that reach into the prototype of what they are set on. */
const poison = new Set(['__proto__', 'constructor', 'prototype']);

/** Appends a member or a place in a list to a path: `script[3].header`, `topology["a b"]`. */
export const joinPath = (path: string, key: PropertyKey): string => {
  if (typeof key === 'number') return `${path}[${key}]`;
  const name = String(key).slice(0, 80);
  if (!/^[\w-]+$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
};

/** What somebody gave, in a few words. */
export const describeFound = (input: unknown): string => {
  if (input === undefined) return 'nothing';
  if (input === null) return 'null';
  if (Array.isArray(input)) return `a list of ${input.length}`;
  if (typeof input === 'string')
    return input.length > 40 ? `a text of ${input.length} characters` : JSON.stringify(input);
  if (typeof input === 'number' || typeof input === 'boolean') return String(input);
  return typeof input === 'object' ? 'an object' : `a ${typeof input}`;
};

/**
 * Whether something is plain JSON data of moderate depth, without a member that could touch a prototype. Whatever comes
 * in from outside passes here before anything else looks at it.
 */
export const checkPlain = (input: unknown): ParseError[] => {
  const errors: ParseError[] = [];
  const visit = (value: unknown, path: string, depth: number): void => {
    if (errors.length >= 20) return;
    const wrong = (message: string): void => void errors.push({ path, message });
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) wrong(`found ${value}, allowed: a finite number`);
    } else if (typeof value !== 'object') wrong(`found ${describeFound(value)}, allowed: JSON data`);
    else if (depth === most.nesting) wrong(`nested more than ${most.nesting} deep`);
    else if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) visit(value[i], joinPath(path, i), depth + 1);
    } else {
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype !== Object.prototype && prototype !== null) return wrong('found an instance of a class');
      for (const key of Object.keys(value)) {
        const inside = joinPath(path, key);
        if (poison.has(key)) errors.push({ path: inside, message: `the name ${JSON.stringify(key)} is never allowed` });
        else visit((value as Record<string, unknown>)[key], inside, depth + 1);
      }
    }
  };
  visit(input, '', 0);
  return errors;
};
