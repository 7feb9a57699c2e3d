import { describe, expect, it } from 'vitest';
import type { Page } from '../testing/page.ts';
import { libraryFile, pageWith } from '../testing/page.ts';
import type { CommandView } from './parts/command.ts';

const avq = 'device:pf0/avq0';
const at = (command: number, key: string): Page => {
  const page = pageWith(libraryFile('seven-steps.json'));
  for (let done = 1; done < command; done++) page.playTo('driver:pf0 collect');
  page.playTo(key);
  return page;
};
const command = ({ parts }: Page): CommandView => {
  if (!parts.command) throw new Error('no command is shown');
  return parts.command;
};

describe('command', () => {
  it('shows header and data by their layout, offsets from the start of the part', () => {
    const { readable, writable } = command(at(3, `${avq} take`));
    // As the fact sheet of the draft has them, 16 bytes of header before the data.
    expect(readable.fields.map(({ name, offset, size }) => [name, offset, size])).toEqual([
      ['command', 0, 2],
      ['group_id', 2, 2],
      ['reserved', 4, 4],
      ['group_member_id', 8, 8],
      ['operation', 16, 1],
      ['resource', 17, 2],
      ['resource_val', 19, 8],
      ['reserved', 27, 5],
    ]);
    expect(writable.fields.map(({ path, offset, size }) => [path, offset, size])).toEqual([
      ['answer.status', 0, 1],
      ['answer.command_specific_error', 1, 1],
      ['answer.reserved', 2, 6],
      ['result.resource_val', 8, 8],
      ['result.reserved', 16, 8],
    ]);
    expect(readable.fields.map(({ source }) => source.kind)).toEqual([
      ...Array(4).fill('reconstructed'),
      ...Array(4).fill('posted'),
    ]);
    expect(readable.fields[3]?.text).toBe('VF 2');
    expect(new Set(readable.fields.map(({ path }) => path)).size).toBe(8);
  });

  it('hatches both parts until they are published, and the answer until it is completed', () => {
    const hatched = (key: string): [boolean, boolean] => {
      const { readable, writable } = command(at(2, key));
      return [readable.hatched, writable.hatched];
    };
    expect(hatched('driver:pf0 fill')).toEqual([true, true]);
    expect(hatched('driver:pf0 place')).toEqual([true, true]);
    expect(hatched('driver:pf0 publish')).toEqual([false, false]);
    expect(hatched(`${avq} take`)).toEqual([false, false]);
    expect(hatched(`${avq} execute`)).toEqual([false, true]);
    expect(hatched(`${avq} return`)).toEqual([false, true]);
    expect(hatched(`${avq} complete`)).toEqual([false, false]);
  });

  it('marks the bytes that the last step changed, and no others', () => {
    const { readable, writable } = command(at(3, `${avq} execute`));
    expect(readable.changed).toEqual([]);
    // Bits 0, 5 and 32: bytes 0 and 4 of the result at 8; status 0 stands where 0 stood.
    expect(writable.changed).toEqual([
      { offset: 8, size: 1 },
      { offset: 12, size: 1 },
    ]);
    expect(writable.fields.filter(({ changed }) => changed).map(({ path }) => path)).toEqual(['result.resource_val']);
  });

  it('shows the checks in order, the one that decided, and the effects with their rules', () => {
    expect(command(at(3, `${avq} take`))).toMatchObject({
      checks: [],
      outcome: null,
      holder: 'device',
      state: 'taken by the device',
    });
    const { checks, effects, outcome } = command(at(3, `${avq} execute`));
    expect(checks.slice(0, 3).map(({ check }) => check)).toEqual(['command', 'group', 'member']);
    expect(checks.every(({ passed }) => passed)).toBe(true);
    expect(checks.filter(({ decides }) => decides)).toEqual([checks.at(-1)]);
    expect(effects.map(({ clause }) => clause)).toContain('draft-2022-07.B17');
    expect(outcome).toMatchObject({ ok: true, name: 'success', usedLength: 24, source: { kind: 'reconstructed' } });
  });

  it('keeps the bytes of a command after its buffers were given back and used again', () => {
    const page = at(2, 'driver:pf0 collect');
    const { readable, id } = command(page);
    expect(id).toBe(2);
    page.show({ type: 'run' });
    page.show({ type: 'watch', watch: { command: { owner: 'pf0', id: 2 } } });
    expect(command(page).readable).toMatchObject({
      bytes: readable.bytes,
      at: readable.at,
      changed: [],
      hatched: false,
    });
    expect(command(page)).toMatchObject({ id: 2, state: 'collected', holder: 'driver' });
    expect(command(page).all.map(({ id: each, ok }) => [each, ok])).toEqual([
      [1, true],
      [2, true],
      [3, true],
    ]);
  });

  it('names the refusal with the status and the error that say so', () => {
    const page = pageWith(libraryFile('error-operation-unsupported.json'));
    page.show({ type: 'run' });
    const refused = command(page).all.find(({ ok }) => ok === false);
    page.show({ type: 'watch', watch: { command: { owner: 'pf0', id: refused?.id ?? 0 } } });
    const { outcome, checks, writable } = command(page);
    expect(outcome).toMatchObject({
      ok: false,
      name: 'VIRTIO_ADMIN_CS_OP_UNSUPPORTED',
      usedLength: 8,
      source: { kind: 'posted' },
    });
    expect(checks.at(-1)).toMatchObject({ passed: false, decides: true, clause: 'draft-2022-07.B15' });
    expect(writable.bytes.slice(0, 4)).toBe('0103');
  });
});

describe('memory', () => {
  it('lists who holds what, and takes the rings of the watched function apart', () => {
    const page = at(1, 'driver:pf0 place');
    const { regions, rows, size } = page.parts.memory;
    expect(BigInt(size)).toBe(BigInt(rows) * 16n);
    const own = regions.filter(({ queue }) => queue === 'avq0');
    expect(own.map(({ purpose, size: bytes }) => [purpose, bytes])).toEqual([
      ['virtq_desc', 128],
      ['virtq_avail', 22],
      ['virtq_used', 70],
      ['driver_shadow', 96],
      ['command', 16],
      ['result', 72],
    ]);
    const spans = (purpose: string) => own.find(each => each.purpose === purpose)?.spans ?? [];
    expect(
      spans('virtq_desc')
        .slice(0, 5)
        .map(({ path, offset, size: bytes, depth }) => [path, offset, bytes, depth]),
    ).toEqual([
      ['desc[0]', 0, 16, 0],
      ['desc[0].addr', 0, 8, 1],
      ['desc[0].len', 8, 4, 1],
      ['desc[0].flags', 12, 2, 1],
      ['desc[0].next', 14, 2, 1],
    ]);
    expect(
      spans('virtq_avail')
        .map(({ path, offset }) => [path, offset])
        .slice(1, 4),
    ).toEqual([
      ['idx', 2],
      ['ring[0]', 4],
      ['ring[1]', 6],
    ]);
    expect(spans('virtq_avail').at(-1)).toMatchObject({ path: 'used_event', offset: 20, size: 2 });
    expect(spans('virtq_used').find(({ path }) => path === 'ring[1].len')).toMatchObject({
      offset: 16,
      size: 4,
      depth: 1,
    });
    expect(spans('command').map(({ path }) => path)).toContain('header.group_member_id');
  });

  it('marks and hatches bytes in the window, clipped to it', () => {
    const page = at(1, 'driver:pf0 place');
    const { rings } = page.parts;
    const ring = rings?.format === 'split' ? rings.at.avail : '';
    page.show({ type: 'watch', watch: { memory: { at: ring, rows: 2 } } });
    const { window } = page.parts.memory;
    expect([window.at, window.bytes.length]).toEqual([ring, 64]);
    // Head 0 was placed in ring[0], where 0 stood: hatched, but not changed.
    expect(window.hatched).toEqual([{ offset: 4, size: 2 }]);
    expect(window.changed).toEqual([]);
    page.show({ type: 'step' });
    expect(page.parts.memory.window).toMatchObject({ hatched: [], changed: [{ offset: 2, size: 1 }] });
  });

  it('ends where memory ends', () => {
    const page = at(1, 'driver:pf0 place');
    page.show({ type: 'watch', watch: { memory: { at: page.parts.memory.size, rows: 4 } } });
    expect(page.parts.memory.window).toMatchObject({ bytes: '', hatched: [] });
    page.show({ type: 'watch', watch: { memory: { at: '0xffffffffffffffff', rows: 4 } } });
    expect(page.parts.memory.window.bytes).toBe('');
  });

  it('shows an edit by hand in the bytes and in the fields', () => {
    const page = at(1, 'driver:pf0 fill');
    const { at: address } = command(page).readable;
    page.show({
      type: 'dispatch',
      intent: { do: 'edit-memory', at: `0x${(BigInt(address) + 2n).toString(16)}`, bytes: '07' },
    });
    expect(command(page).readable).toMatchObject({ changed: [{ offset: 2, size: 1 }] });
    expect(command(page).readable.fields.find(({ path }) => path === 'header.group_id')).toMatchObject({
      value: '7',
      changed: true,
    });
  });
});
