import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../testing/command-line.ts';
import { ringside as command } from './ringside.ts';

const { file, folder, refused, ringside } = commandLine(command);

const sevenSteps = 'public/scenarios/seven-steps.json';

describe('ringside inspect', () => {
  const queue = { name: 'q', format: 'split', size: 4, desc: '0x1000', driver: '0x1040', device: '0x1060' };
  const loop = {
    schema: 'ringside-memory-image/1',
    memory: [
      ['0x1000', '00200000000000001000000001000100'],
      ['0x1010', `00300000000000000800000003000000${'00'.repeat(32)}`],
      ['0x1040', '0000010000000000000000000000'],
      ['0x1060', '00'.repeat(38)],
    ],
    queues: [queue],
  };
  const good = { ...loop, queues: [{ ...queue, size: 1, driver: '0x1060' }], memory: loop.memory };

  it('finds a loop, with its rule, its descriptor and its clause, in a hundred columns', () => {
    const path = file('loop.json', loop);
    const { status, lines } = ringside('inspect', path);
    expect(status).toBe(1);
    expect(lines[0]).toBe('q: split virtqueue of 4');
    expect(lines).toContain('    available  0   0     0     0      M3     0>1>0');
    expect(lines.join(' ').replaceAll(/ +/g, ' ')).toContain(
      'fault: M3 loop, descriptor 0: the chain from 0 comes back to descriptor 0 and never ends [split.indirect.chain-le-queue-size]',
    );
    expect(lines.at(-1)).toBe('1 queue, 1 fault');
    expect(lines.filter(line => line.length > 100)).toEqual([]);
  });

  it('tells one JSON value a line', () => {
    const { status, lines } = ringside('inspect', file('loop.json', loop), '--json');
    expect(status).toBe(1);
    expect(lines.map(line => JSON.parse(line))).toMatchObject([
      { is: 'queue', desc: '0x1000', positions: { lastAvail: { idx: 0, supposed: expect.any(String) } } },
      { is: 'chain', state: 'available', descriptors: [0, 1, 0] },
      { is: 'fault', rule: 'M3', index: 0 },
      { is: 'end', queues: 1, faults: 1 },
    ]);
  });

  it('ends with 0 where nothing is wrong, and takes traces after any of their steps', () => {
    expect(ringside('inspect', file('good.json', good)).lines.at(-1)).toBe('1 queue, 0 faults');
    const trace = 'engine/replay/testdata/p005-i-e.json';
    const { status, lines } = ringside('inspect', trace, '--step', '12');
    expect(status).toBe(0);
    expect(lines[0]).toBe('p005-i-e: packed virtqueue of 5');
    expect(ringside('inspect', trace).status).toBe(0);
  });

  it('finds in malformed rings what is wrong with each', () => {
    const rings = 'engine/replay/testdata/rings-malformed.json';
    expect(ringside('inspect', rings, '--queue', 'addr-wraps').lines.join(' ')).toContain('M35 wraps');
    expect(ringside('inspect', rings, '--queue', 'ok-single').status).toBe(0);
    expect(ringside('inspect', rings).status).toBe(1);
  });

  it('reads bytes of memory as they are', () => {
    const bytes =
      loop.memory
        .slice(0, 2)
        .map(([, hex]) => hex)
        .join('') + '0000010000000000000000000000'.padEnd(64, '0');
    const path = join(folder, 'memory.bin');
    writeFileSync(path, Buffer.from(`${bytes}${'00'.repeat(38)}`, 'hex'));
    const raw = ['inspect', '--raw', path, '--at', '0xffff000000001000'];
    const at = (low: string) => `0xffff00000000${low}`;
    const queueText = `split:4:${at('1000')}:${at('1040')}:${at('1060')}`;
    expect(ringside(...raw, '--queue', queueText).lines.join(' ')).toContain('M3 loop');
    refused(/allowed: FORMAT:SIZE/, ...raw, '--queue', 'split:4');
    refused(/--queue: queues\[0\]\.format/, ...raw, '--queue', `round:4:${at('1000')}:0x0:0x0`);
    refused(/no such file/, 'inspect', '--raw', join(folder, 'none.bin'), '--queue', queueText);
  });

  it('refuses what it cannot use, with the path', () => {
    refused(/is missing/, 'inspect');
    refused(
      /queues\[0\]\.size: found "four"/,
      'inspect',
      file('bad.json', { ...loop, queues: [{ ...queue, size: 'four' }] }),
    );
    refused(/schema: found nothing/, 'inspect', sevenSteps);
    refused(/--queue: found "other", allowed: q/, 'inspect', file('loop.json', loop), '--queue', 'other');
    refused(/only a ring trace has steps/, 'inspect', file('loop.json', loop), '--step', '1');
    refused(/--step: found "100000"/, 'inspect', 'engine/replay/testdata/s002-w.json', '--step', '100000');
    refused(/holds no rings/, 'inspect', 'engine/replay/testdata/commands.json');
  });
});
