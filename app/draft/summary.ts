import { editor as text } from '../text/editor.ts';
import { isList, isObject, type Json } from './json.ts';

/** An item of a list in one line: what it is, the rest of it, and what its writer calls it. */
export interface ItemSummary {
  readonly head: string;
  readonly rest: string;
  readonly label: string;
}

const MOST = 120;

const scalar = (value: Json): string => {
  if (isList(value)) return value.map(scalar).join(' ') || text.noneOf;
  if (isObject(value)) {
    return Object.entries(value)
      .map(([name, inside]) => `${name} ${scalar(inside)}`)
      .join(', ');
  }
  return String(value);
};

const cut = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST)} …` : text);

/** Members whose names go without saying. */
const bare = new Set([
  'device',
  'owner',
  'command',
  'request',
  'register',
  'field',
  'clause',
  'set',
  'stage',
  'intent',
]);
const elsewhere = new Set(['do', 'that', 'label', 'atStep']);

const restOf = (value: Json): string =>
  isObject(value)
    ? Object.entries(value)
        .filter(([name]) => !elsewhere.has(name))
        .map(([name, inside]) => {
          if (inside === true) return name;
          if (name === 'intent' && isObject(inside)) return `${scalar(inside.do ?? '')} ${restOf(inside)}`;
          if (name === 'header' || name === 'data') return scalar(inside);
          return bare.has(name) && typeof inside === 'string' ? inside : `${name} ${scalar(inside)}`;
        })
        .filter(Boolean)
        .join(' · ')
    : '';

export const summaryOf = (item: Json): ItemSummary => {
  if (!isObject(item)) return { head: '', rest: cut(scalar(item)), label: '' };
  const { do: verb, that, label, atStep } = item;
  const head = verb ?? that ?? (atStep === undefined ? '' : text.atStep(scalar(atStep)));
  return { head: scalar(head), rest: cut(restOf(item)), label: typeof label === 'string' ? cut(label) : '' };
};
