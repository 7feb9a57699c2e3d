import { describe, expect, it } from 'vitest';
import { libraryFile, pageWith } from '../testing/page.ts';

const sevenSteps = () => pageWith(libraryFile('seven-steps.json'));

/** Offsets of struct virtio_pci_common_cfg, typed from the published text. */
describe('features', () => {
  it('show every set of a VF, and which one the last step changed', () => {
    const page = sevenSteps();
    page.show({ type: 'watch', watch: { device: 'pf0/vf2' } });
    const row = (bit: number) => page.parts.features.rows.find(each => each.bit === bit);
    expect(row(1)).toMatchObject({
      name: 'GUEST_CSUM',
      manageable: true,
      hardware: true,
      assigned: null,
      offered: true,
      negotiated: null,
    });
    for (let command = 1; command <= 2; command++) page.playTo('driver:pf0 collect');
    page.playTo('device:pf0/avq0 execute');
    expect(row(0)).toMatchObject({ assigned: true, offered: true, changed: ['assigned'] });
    expect(row(1)).toMatchObject({ assigned: false, offered: false, changed: ['offered'] });
    expect(page.parts.features.sets.find(({ name }) => name === 'assigned')?.value).toEqual({
      text: '0x100000021',
      was: '–',
    });
    page.play();
    expect(page.parts.features.rows.filter(({ negotiated }) => negotiated).map(({ bit }) => bit)).toEqual([0, 5, 32]);
    expect(row(7)?.requires).toBe('GUEST_CSUM');
  });

  it('show a PF without what only members have', () => {
    const { rows } = sevenSteps().parts.features;
    expect(rows.every(({ manageable, assigned }) => manageable === null && assigned === null)).toBe(true);
    expect(rows.map(({ bit }) => bit)).toEqual(rows.map(({ bit }) => bit).toSorted((a, b) => a - b));
  });
});

describe('members', () => {
  it('have a gate that the rule of the draft closes with ACKNOWLEDGE', () => {
    const page = sevenSteps();
    const gate = () => page.parts.members['pf0/vf2']?.gate;
    expect(gate()).toMatchObject({ open: false, why: 'VF 2 is not there: VF Enable is clear' });
    page.playTo('driver:pf0 driver-ok');
    while (!page.parts.members['pf0/vf2']?.present) page.show({ type: 'step' });
    expect(gate()).toEqual({
      open: true,
      text: 'assign possible',
      why: 'assign only before the managed driver sets ACKNOWLEDGE; device_status of VF 2 is 0x00',
      clause: 'draft-2022-07.B4',
    });
    page.playTo('driver:pf0/vf2 acknowledge');
    expect(gate()).toMatchObject({ open: false, text: 'assign refused' });
    expect(page.parts.members['pf0/vf2']).toMatchObject({
      inUse: true,
      member: 2,
      selfMember: 0,
      role: 'managed device',
    });
    expect(page.parts.members['pf0/vf1']).toMatchObject({ inUse: false, changed: false });
  });

  it('get their word when the PF has negotiated what makes it the owner', () => {
    const page = sevenSteps();
    expect(page.parts.group.owners[0]).toMatchObject({
      role: '',
      member: 0,
      roleWhy: 'not a management device: no features are negotiated yet',
    });
    expect(page.parts.members['pf0/vf1']?.role).toBe('');
    page.playTo('driver:pf0 features-ok');
    expect(page.parts.group.owners[0]).toMatchObject({ role: 'management device' });
    expect(page.parts.members['pf0/vf1']?.role).toBe('managed device');
  });
});

describe('run', () => {
  it('has seven steps of a recipe, in order, each with its steps', () => {
    const page = sevenSteps();
    const states = () => page.parts.run.recipe.map(({ state }) => state);
    expect(states()).toEqual(Array(7).fill('todo'));
    page.playTo('driver:pf0 driver-ok');
    expect(states().filter(state => state === 'now')).toHaveLength(1);
    page.show({ type: 'run' });
    expect(states()).toEqual(Array(7).fill('done'));
    expect(page.parts.run.finished).toBe(true);
    const spans = page.parts.run.recipe
      .flatMap(({ from, to }) => (from === null ? [] : [[from, to]]))
      .toSorted((a, b) => a[0]! - b[0]!);
    expect(spans[0]?.[0]).toBe(1);
    expect(spans.at(-1)?.[1]).toBe(page.parts.run.end);
    for (const [k, span] of spans.slice(1).entries()) expect(span[0]).toBe((spans[k]?.[1] ?? 0) + 1);
  });

  it('draws a glyph a step, in capitals where something was refused', () => {
    const page = pageWith(libraryFile('error-dev-in-use.json'));
    page.show({ type: 'run' });
    const glyphs = page.parts.run.branches[0]?.glyphs ?? '';
    expect(glyphs).toMatch(/^[odvODV]+$/);
    expect(glyphs).toHaveLength(page.parts.run.end);
    page.show({ type: 'watch', watch: { log: { from: 0, count: 500 } } });
    const { rows, total } = page.parts.log;
    expect(total).toBe(page.parts.run.end);
    for (const { step, side, refused } of rows) {
      const glyph = { operator: 'o', driver: 'd', device: 'v' }[side];
      expect(glyphs[step - 1], `step ${step}`).toBe(refused ? glyph.toUpperCase() : glyph);
    }
  });

  it('lists what could happen next by actor, with the one that the schedule takes', () => {
    const page = sevenSteps();
    page.playTo('device:pf0/avq0 take');
    const { groups, possible, total } = page.parts.next;
    expect(groups.map(({ actor }) => actor)).toEqual(['driver:pf0', 'device:pf0/avq0', 'operator']);
    const actions = groups.flatMap(group => group.actions);
    expect(actions).toHaveLength(total);
    expect(actions.filter(({ enabled }) => enabled)).toHaveLength(possible);
    expect(actions.filter(({ next }) => next).map(({ key }) => key)).toEqual(['device:pf0/avq0 execute']);
    expect(actions.every(({ why }) => why !== '')).toBe(true);
  });

  it('shows rows of the log in a window, those of the future too', () => {
    const page = sevenSteps();
    page.show({ type: 'run' });
    page.show({ type: 'seek', step: 5 });
    page.show({ type: 'watch', watch: { log: { from: 40, count: 3 } } });
    expect(page.parts.log).toMatchObject({ total: page.parts.run.end, from: 40 });
    expect(page.parts.log.rows.map(({ step }) => step)).toEqual([41, 42, 43]);
    page.show({ type: 'watch', watch: { log: { from: 9999, count: 3 } } });
    expect(page.parts.log.rows).toEqual([]);
  });
});

describe('catalogue', () => {
  it('describes the commands as they are laid out, with every status once', () => {
    const { commands, statuses, groups, clauses } = sevenSteps().parts.catalog;
    expect(commands.map(({ name, opcode, readable, writable }) => [name, opcode, readable, writable])).toEqual([
      ['VIRTIO_ADMIN_DEVICE_MGMT', '0x0000', 32, 24],
      ['VIRTIO_ADMIN_DEVICE_MGMT_ATTRS', '0x0001', 16, 72],
    ]);
    expect(commands[0]?.data.map(({ name, offset }) => [name, offset])).toEqual([
      ['operation', 16],
      ['resource', 17],
      ['resource_val', 19],
      ['reserved', 27],
    ]);
    expect(groups.map(({ id, name }) => [id, name])).toEqual([
      [0, 'Self'],
      [1, 'SR-IOV'],
    ]);
    expect(statuses.map(({ field, value, name }) => `${field} ${value} ${name}`).toSorted()).toEqual([
      'command_specific_error 0 VIRTIO_ADMIN_CS_ERR_DEV_IN_USE',
      'command_specific_error 1 VIRTIO_ADMIN_CS_RSC_VAL_INVALID',
      'command_specific_error 2 VIRTIO_ADMIN_CS_RSC_UNSUPPORTED',
      'command_specific_error 3 VIRTIO_ADMIN_CS_OP_UNSUPPORTED',
      'status 0 success',
      'status 2 unknown command',
      'status 3 invalid group',
      'status 4 invalid member',
    ]);
    expect(clauses.map(({ id }) => id)).toContain('draft-2022-07.B4');
  });
});
