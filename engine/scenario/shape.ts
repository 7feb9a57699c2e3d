import type * as v from 'valibot';
import { scenarioSchema } from './schema.ts';
import type { LeafForm } from './schema-parts.ts';

/** What a scenario, or something else that a person writes, is made of, as plain data: read from the schema, for whoever makes forms of it. */
export type Shape =
  | LeafForm
  | { readonly kind: 'object'; readonly members: readonly Member[] }
  /** One of several objects, which the member `key` tells apart. */
  | { readonly kind: 'choice'; readonly key: string; readonly forms: Readonly<Record<string, readonly Member[]>> }
  | { readonly kind: 'list'; readonly item: Shape }
  | { readonly kind: 'record'; readonly key: LeafForm; readonly value: Shape }
  /** The same, or null. */
  | { readonly kind: 'nullable'; readonly inner: Shape };

export interface Member {
  readonly name: string;
  readonly optional: boolean;
  readonly shape: Shape;
}

/** The members that schemas are read by; what else they can do is not asked here. */
interface Read {
  readonly kind: string;
  readonly type: string;
  readonly form?: LeafForm;
  readonly pipe?: readonly Read[];
  readonly entries?: Readonly<Record<string, Read>>;
  readonly options?: readonly Read[];
  readonly key?: string | Read;
  readonly value?: Read;
  readonly item?: Read;
  readonly wrapped?: Read;
  readonly literal?: string;
}

const membersOf = (entries: Readonly<Record<string, Read>>): Member[] =>
  Object.entries(entries)
    .filter(([, { type }]) => type !== 'literal')
    .map(([name, schema]) => {
      const optional = schema.type === 'exact_optional';
      return { name, optional, shape: read(optional && schema.wrapped ? schema.wrapped : schema) };
    });

const literalIn = ({ entries = {} }: Read, key: string): string => entries[key]?.literal ?? '';

const flat = (schema: Read): Read[] => schema.pipe?.flatMap(flat) ?? [schema];

const read = (schema: Read): Shape => {
  if (schema.form) return schema.form;
  // A list or a record is first a question whether it is one, then what is in it; what comes after looks closer.
  const { type, entries, options, key, value, item, wrapped } =
    flat(schema).find(each => each.kind === 'schema' && each.type !== 'custom') ?? schema;
  if (type === 'variant' && typeof key === 'string' && options) {
    const forms = options.map(each => [literalIn(each, key), membersOf(each.entries ?? {})] as const);
    return { kind: 'choice', key, forms: Object.fromEntries(forms) };
  }
  if (type === 'strict_object' && entries) return { kind: 'object', members: membersOf(entries) };
  if (type === 'array' && item) return { kind: 'list', item: read(item) };
  if (type === 'nullable' && wrapped) return { kind: 'nullable', inner: read(wrapped) };
  if (type === 'record' && typeof key === 'object' && key.form && value) {
    return { kind: 'record', key: key.form, value: read(value) };
  }
  throw new Error(`no form can be made of a schema of type ${type}`);
};

/** The shape of any schema that is made of the parts of `schema-parts.ts`. */
export const shapeOf = (schema: v.GenericSchema): Shape => read(schema as unknown as Read);

/** The shape of a whole scenario. */
export const scenarioShape = (): Shape => shapeOf(scenarioSchema);
