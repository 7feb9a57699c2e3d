import { describe, expect, it } from 'vitest';
import { libraryFile, pageWith } from '../testing/page.ts';
import type { TraceView } from './parts/trace.ts';
import type { Subject } from './subject.ts';

/** The run of the README at a step, known to its end. */
const at = (step: number, file = 'seven-steps.json') => {
  const page = pageWith(libraryFile(file));
  page.show({ type: 'run', limit: 1000 });
  page.ask({ type: 'seek', step });
  return page;
};

const follow = (page: ReturnType<typeof at>, trace: Subject): TraceView => {
  page.show({ type: 'watch', watch: { trace } });
  const found = page.parts.trace;
  if (!found) throw new Error('nothing was followed');
  return found;
};

const stepsOf = ({ steps }: TraceView, how: string): number[] =>
  steps.flatMap(each => (each.how === how ? [each.step] : []));
const rangesOf = ({ ranges }: TraceView, how: string): string[] =>
  ranges.flatMap(each => (each.how === how ? [`${each.at}+${each.size}`] : []));

describe('what belongs to the selection, after step 52 of the seven steps', () => {
  it('a descriptor leads to its buffer, its entry of the available ring, its command, and the steps that wrote it', () => {
    const trace = follow(at(52), { kind: 'bytes', at: '0x1280', size: 16 });
    expect(trace.text).toBe('desc[0] of virtq_desc, avq0 of pf0: 16 bytes at 0x1280');
    expect(stepsOf(trace, 'wrote')).toEqual([22, 35, 47]);
    expect(rangesOf(trace, 'buffer')).toEqual(['0x13c0+32']);
    expect(rangesOf(trace, 'slot')).toEqual(['0x1308+2']);
    expect(trace.commands).toEqual([{ owner: 'pf0', id: 3 }]);
    expect(trace.queues).toEqual([{ device: 'pf0', queue: 2 }]);
    expect(trace.fields).toContain('header.group_member_id');
  });

  it('an entry of the available ring leads to all descriptors of its chain; one of an earlier chain to none', () => {
    const page = at(52);
    const now = follow(page, { kind: 'bytes', at: '0x1308', size: 2 });
    expect(rangesOf(now, 'descriptor')).toEqual(['0x1280+16', '0x1290+16']);
    // Slot 1 holds head 0, too: that of the query before.
    const old = follow(page, { kind: 'bytes', at: '0x1306', size: 2 });
    expect(old.text).toBe('ring[1] of virtq_avail, avq0 of pf0: 2 bytes at 0x1306');
    expect(rangesOf(old, 'descriptor')).toEqual([]);
    expect(stepsOf(old, 'wrote')).toEqual([36]);
  });

  it('a field of the command is its bytes, the descriptor that points there, and the rule that was judged by it', () => {
    const trace = follow(at(52), { kind: 'field', field: 'header.group_member_id' });
    expect(trace.text).toBe('header.group_member_id of command 3 of pf0, 8 bytes at 0x13c8');
    expect(rangesOf(trace, 'is')).toEqual(['0x13c8+8']);
    expect(rangesOf(trace, 'descriptor')).toEqual(['0x1280+16']);
    expect(trace.clauses).toEqual(['draft-2022-07.open.5-member']);
    expect(stepsOf(trace, 'wrote')).toContain(46);
    const bytes = follow(at(52), { kind: 'bytes', at: '0x13c8', size: 8 });
    expect(bytes.fields).toEqual(['header.group_member_id']);
    expect(bytes.clauses).toEqual(trace.clauses);
  });

  it('a field of a command that is over is no longer the bytes at its address', () => {
    const trace = follow(at(56), { kind: 'field', field: 'header.group_member_id' });
    expect(trace.ranges).toEqual([]);
    expect(trace.fields).toEqual(['header.group_member_id']);
  });

  it('a step is what it wrote and changed, whom it concerned and what was judged', () => {
    const trace = follow(at(52), { kind: 'step', step: 52 });
    expect(trace.text).toBe('step 52: device:pf0/avq0 execute');
    expect(rangesOf(trace, 'wrote')).toEqual(['0x1400+24']);
    expect(trace.fields).toEqual(expect.arrayContaining(['answer.status', 'result.resource_val']));
    expect(trace.fields).not.toContain('data.resource_val');
    expect(trace.devices).toEqual(['pf0', 'pf0/vf2']);
    expect(trace.clauses).toEqual(expect.arrayContaining(['draft-2022-07.B4', 'draft-2022-07.B17']));
    expect(trace.commands).toEqual([{ owner: 'pf0', id: 3 }]);
  });

  it('a step is also the registers and features that it changed, of the function that is shown', () => {
    const page = at(52);
    page.show({ type: 'watch', watch: { device: 'pf0/vf2' } });
    expect(follow(page, { kind: 'step', step: 52 }).features).toEqual([0, 1, 5, 7, 11, 15, 16, 32]);
    expect(follow(page, { kind: 'step', step: 61 }).registers).toEqual(['common.device_status']);
    expect(follow(page, { kind: 'step', step: 49 }).registers).toEqual([]);
  });

  it('a clause is the steps that kept, broke or followed it, its check, and the bytes that its text names', () => {
    const page = at(52);
    const idx = follow(page, { kind: 'clause', clause: 'split.avail.idx-never-decreases' });
    expect(stepsOf(idx, 'follows')).toEqual([24, 37, 49]);
    expect(rangesOf(idx, 'named')).toEqual(['0x1302+2']);
    const member = follow(page, { kind: 'clause', clause: 'draft-2022-07.open.5-member' });
    expect(stepsOf(member, 'kept')).toEqual([27, 40, 52]);
    expect(member.fields).toEqual(['header.group_member_id']);
    expect(rangesOf(member, 'named')).toEqual(['0x13c8+8']);
    expect(member.devices).toEqual(['pf0', 'pf0/vf2']);
    expect(member.commands).toEqual([{ owner: 'pf0', id: 3 }]);
  });

  it('a function is who acted there and who changed it; a virtqueue its areas and buffers; a register its writers', () => {
    const page = at(52);
    const vf = follow(page, { kind: 'device', device: 'pf0/vf2' });
    expect(stepsOf(vf, 'changed')).toEqual([32, 52]);
    expect(stepsOf(vf, 'acted')).toEqual([58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71]);
    const queue = follow(page, { kind: 'queue', device: 'pf0', queue: 2 });
    expect(queue.text).toBe('avq0 of pf0');
    expect(rangesOf(queue, 'area')).toEqual(
      expect.arrayContaining(['0x1280+128', '0x1300+22', '0x1318+70', '0x13c0+32', '0x1400+24']),
    );
    expect(stepsOf(queue, 'moved')).toEqual(expect.arrayContaining([46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56]));
    expect(stepsOf(queue, 'moved')).not.toContain(45);
    const status = follow(page, { kind: 'register', device: 'pf0/vf2', register: 'common.device_status' });
    expect(stepsOf(status, 'wrote')).toEqual([32, 58, 59, 61, 62, 65, 71]);
  });

  it('a broken clause is marked as broken at the step that broke it', () => {
    const page = at(1, 'fault-driver-reserved-bytes.json');
    const trace = follow(page, { kind: 'clause', clause: 'admin.cmd.reserved-zero' });
    expect(stepsOf(trace, 'broke').length).toBeGreaterThan(0);
    expect(stepsOf(trace, 'broke').every(step => page.parts.run.branches[0]?.glyphs[step - 1]?.match(/[A-Z]/))).toBe(
      true,
    );
  });
});

describe('a packed ring', () => {
  it('a descriptor leads to its buffer as well', () => {
    const page = at(0, 'seven-steps.json');
    page.show({ type: 'choose-ring', format: 'packed' });
    page.playTo('driver:pf0 notify');
    const { rings } = page.parts;
    const slot = rings?.format === 'packed' ? rings.slots.find(({ free }) => !free) : undefined;
    if (!slot) throw new Error('no descriptor is in use');
    const trace = follow(page, { kind: 'bytes', at: slot.at, size: 16 });
    expect(rangesOf(trace, 'buffer')).toEqual([`${slot.addr.text}+${slot.len.text}`]);
    expect(trace.commands).toHaveLength(1);
  });
});

describe('branches', () => {
  it('a step of another branch has nothing to do with the selection', () => {
    const page = at(44);
    const before = follow(page, { kind: 'bytes', at: '0x1302', size: 2 });
    // Its driver clears it at step 17.
    expect(stepsOf(before, 'wrote')).toEqual([17, 24, 37, 49]);
    page.show({ type: 'dispatch', intent: { do: 'flr', device: 'pf0/vf1' } });
    expect(page.parts.run.branch).toBe(1);
    expect(page.parts.trace && stepsOf(page.parts.trace, 'wrote')).toEqual([17, 24, 37]);
  });
});

describe('hostile selections', () => {
  it.each([
    [{ kind: 'bytes', at: '0x10000000000000000', size: 2 }, 'watch.trace.at'],
    [{ kind: 'bytes', at: '0x0', size: 0 }, 'watch.trace.size'],
    [{ kind: 'bytes', at: '0x0', size: 1e9 }, 'watch.trace.size'],
    [{ kind: 'device', device: 'pf7' }, 'watch.trace.device'],
    [{ kind: 'command', owner: 'pf0/vf1', id: 1 }, 'watch.trace.owner'],
    [{ kind: 'step', step: -1 }, 'watch.trace.step'],
    [{ kind: 'clause', clause: 'x'.repeat(201) }, 'watch.trace.clause'],
    [{ kind: '__proto__' }, 'watch.trace.kind'],
    [{ kind: 'bytes', at: '0x0', size: 1, field: 7 }, 'watch.trace.field'],
  ])('%j is refused with a path', (trace, path) => {
    const answer = at(1).ask({ type: 'watch', watch: { trace: trace as Subject } });
    expect(answer).toMatchObject({ type: 'rejected', errors: [{ path }] });
  });

  it('what is nowhere is said to be nowhere', () => {
    const page = at(52);
    // Also where a number could no longer count the bytes.
    expect(follow(page, { kind: 'bytes', at: '0xfffffffffffffff0', size: 64 }).text).toMatch(
      /^memory that nobody holds/,
    );
    expect(follow(page, { kind: 'step', step: 4000 }).text).toMatch(/not on this branch/);
    expect(follow(page, { kind: 'clause', clause: 'no.such' }).text).toMatch(/no clause/);
    expect(follow(page, { kind: 'queue', device: 'pf0/vf1', queue: 900 }).ranges).toEqual([]);
    expect(follow(page, { kind: 'command', owner: 'pf0', id: 99 }).steps).toEqual([]);
    expect(follow(page, { kind: 'register', device: 'pf0', register: 'no.such' }).steps).toEqual([]);
  });
});
