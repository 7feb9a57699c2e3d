import { describe, expect, it } from 'vitest';
import { describeStruct } from '../layout/describe.ts';
import type { AnyStruct } from '../layout/field.ts';
import type { Source, SourceKind } from '../spec/source.ts';
import type { Readings } from '../world/world.ts';
import type { Dialect } from './dialect.ts';
import { dialectOf, dialects } from './dialects.ts';
import { publishedStructs } from './structs.ts';

const KINDS: readonly SourceKind[] = ['posted', 'review', 'published', 'reconstructed', 'ours'];

/** Every version that a dialect can be made into by one reading. */
const versions = dialects.flatMap(({ id, switches }) =>
  [{}, ...switches.flatMap(each => each.readings.map((reading): Readings => ({ [each.id]: reading.id })))].map(
    readings => [id, JSON.stringify(readings), dialectOf(id, readings)] as const,
  ),
);

const structsOf = ({ header, answer, commands }: Dialect): readonly AnyStruct[] => [
  header,
  answer,
  ...commands.flatMap(({ data, result }) => [data ?? [], result ?? []].flat()),
];

/** All that a version consists of and that has to say where it is from. */
const entriesOf = (dialect: Dialect): readonly (readonly [what: string, source: Source | undefined])[] => [
  ...dialect.features.bits.map(each => [`feature ${each.name}`, each.source] as const),
  ...dialect.commands.map(each => [`command ${each.name}`, each.source] as const),
  ...[...dialect.commonChecks, ...dialect.commands.flatMap(({ checks }) => checks)].map(
    each => [`check ${each.id}`, each.source] as const,
  ),
  ...dialect.groupTypes.map(each => [`group ${each.name}`, each.source] as const),
  ...[dialect.success, ...dialect.refusals].map(each => [`status ${each.name}`, each.source] as const),
  ...dialect.switches.map(each => [`switch ${each.id}`, each.source] as const),
  ...dialect.clauses.map(each => [`clause ${each.id}`, each.source] as const),
  ...structsOf(dialect).flatMap(struct =>
    describeStruct(struct).map(each => [`field ${struct.name}.${each.path}`, each.source] as const),
  ),
];

const kinds = (entries: readonly { readonly source: Source }[]): SourceKind[] => [
  ...new Set(entries.map(({ source }) => source.kind)),
];
const fieldKinds = (struct: AnyStruct | null | undefined) =>
  Object.fromEntries(describeStruct(struct as AnyStruct).map(({ path, source }) => [path, source.kind]));

describe.each(versions)('%s under %s', (id, _, dialect) => {
  it('says of every entry where it is from, with a place or a reason', () => {
    const lacking = entriesOf(dialect).filter(
      ([, source]) => !source || !KINDS.includes(source.kind) || !`${source.where ?? ''}${source.note ?? ''}`.trim(),
    );
    expect(lacking.map(([what]) => what)).toEqual([]);
  });

  it('names nothing that its time cannot have known', () => {
    const isDraft = id.startsWith('draft');
    const strange = entriesOf(dialect).filter(([what, source]) => {
      const kind = source?.kind ?? 'ours';
      // A published text has neither a patch nor a review, and nothing of it is reconstructed.
      if (!isDraft) return kind === 'posted' || kind === 'review' || kind === 'reconstructed';
      if (kind === 'review') return id === 'draft-2022-07';
      // What the draft takes from published texts are features and rules; no command, struct or status was published.
      return kind === 'published' && !/^(feature|clause) /.test(what);
    });
    expect(strange.map(([what]) => what)).toEqual([]);
  });
});

describe('the July 2022 draft', () => {
  const draft = dialectOf('draft-2022-07');

  it('has a header and an answer of which every field is reconstructed', () => {
    expect(fieldKinds(draft.header)).toEqual({
      command: 'reconstructed',
      group_id: 'reconstructed',
      reserved: 'reconstructed',
      group_member_id: 'reconstructed',
    });
    expect(fieldKinds(draft.answer)).toEqual({
      status: 'reconstructed',
      command_specific_error: 'reconstructed',
      reserved: 'reconstructed',
    });
    expect(Object.values(draft.registerSources).map(({ kind }) => kind)).toEqual(['reconstructed', 'reconstructed']);
  });

  it('has four errors that were posted, and statuses that were not', () => {
    const posted = draft.refusals.filter(({ source }) => source.kind === 'posted').map(({ fields }) => fields);
    expect(posted).toEqual([0, 1, 2, 3].map(command_specific_error => ({ status: 1, command_specific_error })));
    const others = [draft.success, ...draft.refusals.filter(({ source }) => source.kind !== 'posted')];
    expect(others.map(({ fields }) => fields.status)).toEqual([0, 2, 3, 4]);
    expect(kinds(others)).toEqual(['reconstructed']);
  });

  it('has commands, their fields and bits 41 to 43 from the patch, and the id of Self from nowhere', () => {
    expect(kinds(draft.commands)).toEqual(['posted']);
    const own = draft.commands.flatMap(({ data, result }) => [data, result].flatMap(each => (each ? [each] : [])));
    expect([...new Set(own.flatMap(struct => Object.values(fieldKinds(struct))))]).toEqual(['posted']);
    expect(
      draft.features.bits
        .filter(({ bit }) => bit > 40)
        .map(({ bit, source }) => [bit, source.kind])
        .slice(0, 3),
    ).toEqual([
      [41, 'posted'],
      [42, 'posted'],
      [43, 'posted'],
    ]);
    expect(draft.groupTypes.map(({ id, source }) => [id, source.kind])).toEqual([
      [0, 'reconstructed'],
      [1, 'posted'],
    ]);
    expect(kinds(draft.switches)).toEqual(['ours']);
  });
});

describe('the reviewed draft tells what was asked from what was invented', () => {
  const id = 'draft-2022-07-reviewed';
  const off: Readings = Object.fromEntries(
    dialectOf(id).switches.flatMap(each => (each.amends ? [[each.id, each.amends.unchanged]] : [])),
  );
  const with_ = (on: Readings) => dialectOf(id, { ...off, ...on });
  const data = (on: Readings) => fieldKinds(with_(on).commands[0]?.data);
  const result = (on: Readings, opcode: number) => fieldKinds(with_(on).commands[opcode]?.result);

  it('R6: that the next field is aligned was asked, which bytes move for it was not', () => {
    expect(data({ R6: 'aligned' })).toEqual({
      operation: 'posted',
      reserved0: 'ours',
      resource: 'ours',
      reserved1: 'review',
      resource_val: 'review',
    });
    expect(data({ R6: 'aligned-b' })).toEqual({
      operation: 'posted',
      reserved: 'review',
      resource: 'review',
      resource_val: 'review',
    });
    expect(kinds(describeStruct(with_({}).commands[0]?.data as AnyStruct))).toEqual(['posted']);
  });

  it('R7: fields that stay are those of the patch', () => {
    expect(result({ R7: 'none' }, 1)).toEqual({ attrs_mask: 'posted', managed_device_features_63_0: 'posted' });
    expect(result({ R7: 'none' }, 0)).toEqual({ resource_val: 'posted' });
    expect(with_({ R7: 'none' }).commands[1]?.result?.source?.kind).toBe('review');
    expect(with_({ R7: 'none' }).commands[0]?.result?.source?.kind).toBe('ours');
  });

  it('R9: any number of bits was asked, words to the end are ours, and so is a new name of bit 43', () => {
    expect(result({ R9: 'any-bits' }, 1)).toEqual({ attrs_mask: 'posted', managed_device_features: 'ours' });
    expect(data({ R9: 'any-bits' })).toEqual({ operation: 'posted', resource: 'posted', resource_val: 'ours' });
    expect(with_({ R9: 'any-bits' }).features.byBit.get(43)?.source.kind).toBe('ours');
  });

  it('R4 and R5: the group covers the roles, and Self is refused; what 43 asks for then is ours', () => {
    expect(with_({ R4: 'by-group' }).features.byBit.get(43)?.source.kind).toBe('ours');
    const [self] = with_({ R5: 'refused' }).commonChecks.filter(({ id: check }) => check === 'not Self');
    expect(self?.source.kind).toBe('review');
  });

  it('every amendment is from the review, and every other switch is ours', () => {
    for (const { amends, source } of dialectOf(id).switches) expect(source.kind).toBe(amends ? 'review' : 'ours');
  });
});

describe('published texts', () => {
  it('have structs whose every field was published', () => {
    const strange = publishedStructs.flatMap(struct =>
      Object.entries(fieldKinds(struct)).flatMap(([path, kind]) =>
        kind === 'published' ? [] : [`${struct.name}.${path}: ${kind}`],
      ),
    );
    expect(publishedStructs.length).toBeGreaterThan(25);
    expect(strange).toEqual([]);
  });

  it('pair EINVAL with qualifiers, and every other pair is ours', () => {
    for (const version of ['virtio-1.3', 'virtio-1.4']) {
      for (const { fields, source } of dialectOf(version).refusals) {
        expect([fields.status, source.kind]).toEqual([fields.status, fields.status === 22 ? 'published' : 'ours']);
      }
    }
  });

  it('have every command and group from a place in the text', () => {
    for (const version of ['virtio-1.3', 'virtio-1.4']) {
      const { commands, groupTypes } = dialectOf(version);
      expect(kinds([...commands, ...groupTypes])).toEqual(['published']);
    }
  });
});
