import type { DraftFrame, Member, Shape } from '../../engine/protocol/messages.ts';
import type { Json, JsonObject } from './json.ts';

/** What the tables of the version and the functions of the draft offer first, by table. */
export type First = (table: string) => string;

export const firstIn =
  (frame: DraftFrame | null, functions: readonly string[], actors: readonly string[]): First =>
  table => {
    if (table === 'device' || table === 'owner') return functions[0] ?? 'pf0';
    if (table === 'actor') return actors[0] ?? 'driver:pf0';
    if (table === 'ring-field') return 'used.idx';
    return frame?.names[table]?.[0]?.name ?? '';
  };

/** Something to start from, for a place where there is nothing yet. */
export const fresh = (shape: Shape, first: First): Json => {
  switch (shape.kind) {
    case 'text':
    case 'hex':
      return '';
    case 'whole':
      return shape.min;
    case 'numeral':
      return 0;
    case 'one-of':
      return shape.names[0] ?? '';
    case 'name':
      return first(shape.of);
    case 'action':
      return 'operator submit';
    case 'digest':
      return '0000000000000000';
    case 'flag':
    case 'only-true':
      return true;
    case 'fixed':
      return 1;
    case 'features':
    case 'list':
      return [];
    case 'record':
      return {};
    case 'whole-scenario':
      return {};
    case 'nullable':
      return fresh(shape.inner, first);
    case 'object':
      return freshMembers(shape.members, first);
    case 'choice': {
      const [name = '', members = []] = Object.entries(shape.forms)[0] ?? [];
      return { [shape.key]: name, ...freshMembers(members, first) };
    }
  }
};

/** What has to be there. */
const freshMembers = (members: readonly Member[], first: First): JsonObject =>
  Object.fromEntries(
    members.filter(({ optional }) => !optional).map(({ name, shape }) => [name, fresh(shape, first)] as const),
  );

/** Another form of a choice: members that both forms have stay as they are. */
export const otherForm = (
  shape: Extract<Shape, { readonly kind: 'choice' }>,
  before: JsonObject,
  name: string,
  first: First,
): JsonObject => {
  const members = shape.forms[name] ?? [];
  const made = members.flatMap((member): [string, Json][] => {
    const own = before[member.name];
    if (own !== undefined) return [[member.name, own]];
    return member.optional ? [] : [[member.name, fresh(member.shape, first)]];
  });
  return { [shape.key]: name, ...Object.fromEntries(made) };
};
