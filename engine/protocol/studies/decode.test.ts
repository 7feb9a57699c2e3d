import { describe, expect, it } from 'vitest';
import { createPage } from '../../testing/page.ts';
import type { Question, Studies, StudyAnswer, StudyAsk, StudyKind } from '../study.ts';

const page = createPage();
const ask = (question: unknown) => page.ask({ type: 'study', ask: question as StudyAsk });
const found = <K extends StudyKind>(question: Question<K>): Studies[K]['found'] => {
  const response = ask(question);
  if (response.type !== 'studied') throw new Error(JSON.stringify(response));
  return (response.answer as StudyAnswer<K>).found;
};

const posted = 'draft-2022-07';
const decode = (some: Partial<Question<'decode'>>) =>
  found<'decode'>({ kind: 'decode', dialect: posted, part: 'readable', ...some });

describe('the study of bytes', () => {
  it('needs no run, and begins with an example', () => {
    const { text, problem, decoded, choices } = decode({});
    expect(text).toBe('0000010000000000020000000000000001000021000000010000000000000000');
    expect(problem).toBeNull();
    expect(decoded?.told).toBe('assign 0 CSUM, 5 MAC, 32 VERSION_1 to VF 2');
    expect(choices.dialects).toHaveLength(4);
    expect(choices.structs.map(({ name }) => name)).toContain('pvirtq_event_suppress');
  });

  it('takes no bytes for none, not for a mistake', () => {
    const { problem, decoded } = decode({ text: ' \n' });
    expect(problem).toBeNull();
    expect(decoded?.size).toBe(0);
    expect(decoded?.rows.filter(({ kind, present }) => kind === 'field' && present !== 'missing')).toEqual([]);
    expect(decoded?.missing.length).toBeGreaterThan(0);
  });

  it('tells structs before what is in them, each row with an id of its own', () => {
    const { decoded } = decode({
      dialect: 'virtio-1.4',
      text: `1000${'00'.repeat(30)} 0401${'00'.repeat(10)}08000000 ${'ff'.repeat(8)}`,
    });
    const rows = decoded?.rows ?? [];
    expect(
      rows.filter(({ kind }) => kind === 'struct').map(({ id, depth, offset, size }) => [id, depth, offset, size]),
    ).toEqual([
      ['header', 0, 0, 24],
      ['data', 0, 24, 32],
      ['data.hdr', 1, 24, 8],
      ['data.parts[0]', 1, 32, 24],
      ['data.parts[0].hdr', 2, 32, 16],
    ]);
    expect(rows.at(-1)).toMatchObject({ kind: 'field', present: 'missing' });
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    // Bytes with a meaning are not bytes of a field by themselves: those below them are.
    expect(decoded?.spans.map(({ path }) => path)).not.toContain('data.parts[0].value');
    expect(decoded?.spans.map(({ path }) => path)).toContain('data.parts[0].value.queue_size');
  });

  it('says what is no bytes, keeps what can be chosen, and takes no more than it shows', () => {
    expect(decode({ text: '01 0g' })).toMatchObject({
      problem: { at: 4, message: "'g' at position 4 is not a hex digit" },
      decoded: null,
      choices: { commands: [{ opcode: '0x0000' }, { opcode: '0x0001' }] },
    });
    expect(decode({ text: '00'.repeat(2049) }).problem?.message).toBe('2049 bytes, and at most 2048 are shown here');
    expect(decode({ text: ' '.repeat(70_000) }).problem?.message).toMatch(/^at most 65536 characters/);
    expect(decode({ text: '00'.repeat(2048), part: 'struct', struct: 'virtq_avail' }).decoded?.rows).toHaveLength(1025);
  });

  it.each([
    [{ dialect: 'constructor' }, 'dialect'],
    [{ readings: 'R6=aligned' }, 'readings'],
    [{ dialect: 'draft-2022-07-reviewed', readings: 'R6=__proto__' }, 'readings.R6'],
    [{ part: 'both' }, 'part'],
    [{ part: 'struct', struct: 'toString' }, 'struct'],
    [{ opcode: '0x10000' }, 'opcode'],
    [{ opcode: '-1' }, 'opcode'],
    [{ part: 'writable', command: 'zz' }, 'command'],
  ])('%j is refused with its path', (some, path) => {
    expect(ask({ kind: 'decode', dialect: posted, part: 'readable', ...some })).toMatchObject({
      type: 'rejected',
      errors: [{ path }],
    });
  });
});

describe('the study of layouts', () => {
  const sides = [{ dialect: posted }, { dialect: 'draft-2022-07-reviewed', readings: 'R6=aligned-b,R9=as-posted' }];
  const question = { kind: 'structs', sides, part: 'readable', opcode: '0x0000' } as const;

  it('has plain values, which a message can carry', () => {
    const answer = found<'structs'>({ ...question, values: 'resource_val=0xff' });
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
    expect(answer.sides[1]?.fields.at(-1)).toMatchObject({ path: 'resource_val', offset: 24, value: '0xff' });
    expect(answer.crossings).toHaveLength(2);
  });

  it.each([
    [{ sides: [] }, 'sides'],
    [{ sides: [...sides, ...sides] }, 'sides'],
    [{ sides: [{ dialect: 'nothing' }] }, 'sides[0].dialect'],
    [{ part: 'struct' }, 'part'],
    [{ opcode: 'x' }, 'opcode'],
    [{ values: 'operation=1000' }, 'values'],
  ])('%j is refused with its path', (some, path) => {
    expect(ask({ ...question, ...some })).toMatchObject({ type: 'rejected', errors: [{ path }] });
  });

  it('takes values of fields that nobody has as nothing', () => {
    expect(found<'structs'>({ ...question, values: '__proto__=1,constructor=2,x' }).sides).toHaveLength(2);
  });
});

describe('the study of versions', () => {
  it('tells both, and refuses what is none', () => {
    expect(found<'dialects'>({ kind: 'dialects', left: posted, right: 'virtio-1.4' }).rows[0]).toMatchObject({
      kind: 'feature',
      key: '43',
      verdict: 'collides',
    });
    expect(ask({ kind: 'dialects', left: posted, right: 'toString' })).toMatchObject({
      type: 'rejected',
      errors: [{ path: 'right.dialect' }],
    });
  });
});
