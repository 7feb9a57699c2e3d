import { describe, expect, it } from 'vitest';
import { dialectOf, dialects } from '../dialect/dialects.ts';
import { type DiffKind, type DiffRow, diffDialects } from './dialects.ts';

const diff = (left: string, right: string) => diffDialects(dialectOf(left), dialectOf(right));
const brief = ({ kind, key, left, right }: DiffRow) => [kind, key, left?.name ?? null, right?.name ?? null];
const rowOf = (rows: readonly DiffRow[], kind: DiffKind, key: string) =>
  rows.find(each => each.kind === kind && each.key === key);

describe('two versions of the text', () => {
  it('collide in bit 43 and in both opcodes of the draft, and that stands first', () => {
    const { rows } = diff('draft-2022-07', 'virtio-1.4');
    const collisions = rows.filter(({ verdict }) => verdict === 'collides');
    expect(rows.slice(0, collisions.length)).toEqual(collisions);
    expect(collisions.map(brief)).toEqual([
      ['feature', '43', 'FEATURE_63_0_MGMT', 'SUSPEND'],
      ['opcode', '0x0000', 'VIRTIO_ADMIN_DEVICE_MGMT', 'VIRTIO_ADMIN_CMD_LIST_QUERY'],
      ['opcode', '0x0001', 'VIRTIO_ADMIN_DEVICE_MGMT_ATTRS', 'VIRTIO_ADMIN_CMD_LIST_USE'],
      ['detail', '0', 'VIRTIO_ADMIN_CS_ERR_DEV_IN_USE', 'Q_OK'],
      ['detail', '1', 'VIRTIO_ADMIN_CS_RSC_VAL_INVALID', 'Q_INVALID_COMMAND'],
      ['detail', '2', 'VIRTIO_ADMIN_CS_RSC_UNSUPPORTED', 'Q_INVALID_OPCODE'],
      ['detail', '3', 'VIRTIO_ADMIN_CS_OP_UNSUPPORTED', 'Q_INVALID_FIELD'],
    ]);
    expect(rowOf(rows, 'feature', '42')).toMatchObject({ verdict: 'left', left: { name: 'SR_IOV_MGMT_DEVICE' } });
    expect(rowOf(rows, 'feature', '41')?.left?.name).toBe('ADMIN_VQ');
    expect(rowOf(rows, 'status', '22')).toMatchObject({ verdict: 'right' });
  });

  it('have no bit 43 in 1.3, so nothing collides there', () => {
    const { rows } = diff('draft-2022-07', 'virtio-1.3');
    expect(rowOf(rows, 'feature', '43')).toMatchObject({ verdict: 'left', right: null });
    expect(rowOf(rows, 'opcode', '0x0000')?.verdict).toBe('collides');
  });

  it('differ in headers, groups and words', () => {
    const { rows } = diff('draft-2022-07', 'virtio-1.4');
    expect(rowOf(rows, 'struct', 'header of a command')).toMatchObject({
      verdict: 'differs',
      left: {
        text: '16 bytes, all aligned: command 0, group_id 2, reserved 4, group_member_id 8',
        source: { kind: 'reconstructed' },
      },
      right: { text: '24 bytes, all aligned: opcode 0, group_type 2, reserved1 4, group_member_id 16' },
    });
    expect(rowOf(rows, 'group', '1')).toMatchObject({
      verdict: 'differs',
      left: { text: 'the PF is member 0' },
      right: { text: 'the PF is the owner and no member' },
    });
    expect(rowOf(rows, 'term', 'controls a group')).toMatchObject({
      left: { name: 'management device' },
      right: { name: 'owner device' },
    });
  });

  it('tell where each number comes from: the header, a choice, or a later version', () => {
    const { rows } = diff('draft-2022-07', 'virtio-1.4');
    const kinds = (kind: DiffKind, keys: readonly string[]) =>
      keys.map(key => [rowOf(rows, kind, key)?.left?.source?.kind, rowOf(rows, kind, key)?.right?.source?.kind]);
    // The draft shows no status values at all; 17 is the one number that the published table does not have.
    expect(kinds('status', ['0', '1', '4'])).toEqual([
      ['reconstructed', 'published'],
      ['reconstructed', undefined],
      ['reconstructed', undefined],
    ]);
    for (const key of ['6', '11', '12', '16', '22', '28']) expect(kinds('status', [key])[0]?.[1]).toBe('published');
    expect(kinds('status', ['17'])[0]?.[1]).toBe('ours');
    expect(kinds('detail', ['0', '3'])).toEqual([
      ['posted', 'published'],
      ['posted', 'published'],
    ]);
    expect(kinds('detail', ['6', '7']).map(([, right]) => right)).toEqual(['published', 'published']);
    // Device types had 50 and 64 to 70 only in 1.4, years after the draft.
    expect(kinds('feature', ['50', '63', '64', '70']).map(([left]) => left)).toEqual([
      'ours',
      'published',
      'ours',
      'ours',
    ]);
    expect(rowOf(rows, 'term', 'field for the command')?.left).toEqual({ name: 'command', text: '', source: null });
  });

  it('show what a review moved', () => {
    const { rows } = diff('draft-2022-07', 'draft-2022-07-reviewed');
    expect(rows.some(({ verdict }) => verdict === 'collides')).toBe(false);
    expect(rowOf(rows, 'struct', 'virtio_admin_device_mgmt_data')).toMatchObject({
      verdict: 'differs',
      left: { text: '16 bytes, 2 misaligned: operation 0, resource 1, resource_val 3, reserved 11' },
      right: {
        text: '8 bytes or more, all aligned: operation 0, reserved0 1, resource 2, reserved1 4, resource_val 8',
      },
    });
    expect(rowOf(rows, 'feature', '43')?.verdict).toBe('differs');
  });

  it('1.4 only adds to 1.3, but for the Self group of what both have', () => {
    const { rows } = diff('virtio-1.3', 'virtio-1.4');
    expect(rows.filter(({ verdict }) => verdict === 'left' || verdict === 'collides')).toEqual([]);
    expect(rowOf(rows, 'opcode', '0x0010')).toMatchObject({
      verdict: 'right',
      right: { name: 'VIRTIO_ADMIN_CMD_DEV_PARTS_SET' },
    });
    expect(rowOf(rows, 'group', '0')).toMatchObject({ verdict: 'right', right: { name: 'Self' } });
  });

  it('mirror each other, and are the same as themselves', () => {
    const mirrored = { left: 'right', right: 'left', collides: 'collides', differs: 'differs', same: 'same' } as const;
    for (const left of dialects) {
      for (const right of dialects) {
        const [there, back] = [diff(left.id, right.id).rows, diff(right.id, left.id).rows];
        const keyOf = ({ kind, key }: DiffRow) => `${kind} ${key}`;
        const verdicts = new Map(back.map(each => [keyOf(each), each.verdict]));
        expect(new Set(there.map(keyOf)).size).toBe(there.length);
        expect(there.every(each => verdicts.get(keyOf(each)) === mirrored[each.verdict])).toBe(true);
        if (left.id === right.id) expect(there.every(({ verdict }) => verdict === 'same')).toBe(true);
      }
    }
  });
});
