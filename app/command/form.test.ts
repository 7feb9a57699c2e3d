import { describe, expect, it } from 'vitest';
import { libraryFile, pageWith } from '../../engine/testing/page.ts';
import type { PartView } from '../../engine/view/parts/bytes.ts';
import type { CatalogView, FormField } from '../../engine/view/parts/catalog.ts';
import { commandIn, intentFromBytes, intentFromFields, rowsOf, typedFrom } from './form.ts';
import { freshTyped } from './fresh.ts';

const source = { kind: 'posted', text: 'posted' } as const;
const field = (name: string, offset: number, size: number, type: string): FormField => ({
  ...{ name, offset, size, type, source },
  ...{ values: [], show: 'dec', doc: '', reserved: type.includes('[') },
});
const header = [
  field('command', 0, 2, 'le16'),
  field('group_id', 2, 2, 'le16'),
  field('reserved', 4, 4, 'u8[4]'),
  field('group_member_id', 8, 8, 'le64'),
];
const data = [field('operation', 16, 1, 'u8'), field('resource', 17, 2, 'le16'), field('resource_val', 19, 8, 'le64')];
const command = {
  title: '',
  doc: '',
  source,
  header,
  readable: 32,
  writable: 24,
  usesMember: true,
  needsMember: true,
  first: {},
};
const catalog: CatalogView = {
  headerFields: { opcode: 'command', group: 'group_id', member: 'group_member_id' },
  header,
  commands: [
    { ...command, name: 'MGMT', opcode: '0x0000', data },
    { ...command, name: 'ATTRS', opcode: '0x0001', data: [] },
  ],
  ...{ groups: [], features: [], statuses: [], clauses: [] },
};
const to = { owner: 'pf0', queue: 0, writable: '' } as const;

describe('a form of a command', () => {
  it('has the fields of the command whose opcode is typed', () => {
    expect(rowsOf(catalog, {}).data.map(row => row.path)).toEqual([
      'data.operation',
      'data.resource',
      'data.resource_val',
    ]);
    expect(rowsOf(catalog, { 'header.command': '0x1' }).data).toEqual([]);
    expect(commandIn(catalog, { 'header.command': '0x7fff' })).toBeUndefined();
  });

  it('has the fields of the header where there is no command at all', () => {
    const rows = rowsOf({ ...catalog, commands: [] }, {});
    expect(rows.header.map(row => row.name)).toEqual(['command', 'group_id', 'reserved', 'group_member_id']);
    expect(rows.data).toEqual([]);
  });

  it('becomes an intent without its zeros', () => {
    const typed = {
      'header.group_id': '1',
      'header.group_member_id': '2',
      'data.operation': '1',
      'data.resource_val': '0x100000021',
    };
    expect(intentFromFields(catalog, typed, to)).toEqual({
      ok: true,
      intent: {
        do: 'command',
        owner: 'pf0',
        command: 'MGMT',
        header: { group_id: 1, group_member_id: 2 },
        data: { operation: 1, resource_val: '0x100000021' },
      },
    });
  });

  it('takes what goes to the end of a part as bytes in their order, and nothing for nothing', () => {
    const list = { ...command, name: 'LIST_USE', opcode: '0x0000', data: [field('words', 16, 0, 'le64[]')] };
    const lists: CatalogView = { ...catalog, commands: [list] };
    const dataOf = (typed: string) => {
      const read = intentFromFields(lists, { 'data.words': typed }, to);
      return read.ok ? read.intent.data : read.problem.path;
    };
    expect(dataOf('7f00000000000000')).toEqual({ words: 'hex:7f00000000000000' });
    expect(dataOf('')).toBeUndefined();
    expect(dataOf('7')).toBe('data.words');
  });

  it('keeps an opcode that nobody knows, and has no name then', () => {
    expect(intentFromFields(catalog, { 'header.command': '0x7fff' }, to)).toEqual({
      ok: true,
      intent: { do: 'command', owner: 'pf0', header: { command: 0x7fff } },
    });
  });

  it('takes reserved bytes in their order', () => {
    const read = intentFromFields(catalog, { 'header.reserved': '01 00 00 02' }, to);
    expect(read).toMatchObject({ ok: true, intent: { header: { reserved: 0x02000001 } } });
  });

  it('says which field cannot be read', () => {
    expect(intentFromFields(catalog, { 'data.operation': 'one' }, to)).toMatchObject({
      ok: false,
      problem: { path: 'data.operation' },
    });
  });

  it('gives the writable length and another queue along', () => {
    expect(intentFromBytes('00', { owner: 'pf0', queue: 1, writable: '7' })).toEqual({
      do: 'command',
      owner: 'pf0',
      queue: 1,
      writable: 7,
      raw: '00',
    });
  });

  it('is filled from bytes as far as they reach', () => {
    const fields = [
      { path: 'header.command', value: '1', present: 'whole' },
      { path: 'header.group_id', value: '0', present: 'missing' },
    ];
    expect(typedFrom({ fields } as unknown as PartView)).toEqual({ 'header.command': '1' });
  });

  it('starts with what is carried out, and names a member only where the command is about one', () => {
    const run = {
      members: { 'pf0/vf1': { member: 1, present: false }, 'pf0/vf2': { member: 2, present: true } },
    } as never;
    const [first, ...others] = catalog.commands;
    const starting = (differs: object) =>
      freshTyped({ ...catalog, commands: [{ ...first, ...differs }, ...others] } as CatalogView, run);
    expect(starting({ first: { operation: 2 } })).toMatchObject({
      'header.group_member_id': '2',
      'data.operation': '2',
    });
    expect(starting({ usesMember: false, needsMember: false })).toMatchObject({
      'header.command': '0',
      'header.group_member_id': '0',
    });
  });

  it.each([
    ['the draft', 'seven-steps.json', {}],
    ['1.3', 'v13-discovery.json', {}],
    ['1.3, every member id checked', 'v13-strict-member-id.json', { 'unused-member-id': 'strict' }],
    ['1.4', 'v14-qualifiers.json', {}],
    ['1.4 without VFs', 'v14-capabilities.json', {}],
    ['1.4 without VFs, every member id checked', 'v14-capabilities.json', { 'unused-member-id': 'strict' }],
  ])('starts with what a device of %s carries out', (_, file, readings) => {
    const page = pageWith({ ...libraryFile(file), readings, expect: [] });
    page.show({ type: 'run' });
    const intent = intentFromFields(page.parts.catalog, freshTyped(page.parts.catalog, page.parts), to);
    if (!intent.ok) throw new Error(intent.problem.message);
    const before = page.parts.command?.id;
    page.show({ type: 'dispatch', intent: intent.intent });
    page.show({ type: 'run' });
    const { id, outcome } = page.parts.command ?? {};
    expect(id).not.toBe(before);
    expect(outcome).toMatchObject({ ok: true });
  });
});
