import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createPage, libraryFile, pageWith } from '../../testing/page.ts';
import type { Question, Studies, StudyAnswer, StudyAsk, StudyKind } from '../study.ts';

const found = <K extends StudyKind>(page: ReturnType<typeof createPage>, ask: Question<K>): Studies[K]['found'] => {
  const response = page.ask({ type: 'study', ask: ask as StudyAsk });
  if (response.type !== 'studied') throw new Error(JSON.stringify(response));
  return (response.answer as StudyAnswer<K>).found;
};

describe('a study', () => {
  it('of every reading finds where the outcomes part, and leaves the run as it is', () => {
    const page = pageWith(libraryFile('reading-bitmap-length.json'));
    page.play(5);
    const { step, digest } = page.parts.run;
    const all = found(page, { kind: 'readings' });
    expect(all.filter(({ alike }) => !alike).map(({ id }) => id)).toContain('bitmap-length');
    const [one] = found(page, { kind: 'readings', switch: 'bitmap-length' });
    expect(one?.parting.length).toBeGreaterThan(0);
    page.show({ type: 'watch', watch: {} });
    expect(page.parts.run).toMatchObject({ step, digest });
  });

  it('plays what a person did under each reading, too', () => {
    const page = pageWith(libraryFile('seven-steps.json'));
    const before = found(page, { kind: 'readings', switch: 'persistence' });
    page.play();
    page.show({ type: 'dispatch', intent: { do: 'flr', device: 'pf0/vf2' } });
    const after = found(page, { kind: 'readings', switch: 'persistence' });
    expect(after[0]?.runs.map(({ steps }) => steps)).not.toEqual(before[0]?.runs.map(({ steps }) => steps));
  });

  it('of every clause tells what became of it, by whom and at which step', () => {
    const page = pageWith(libraryFile('fault-driver-reserved-bytes.json'));
    const { clauses, actions } = found(page, { kind: 'clauses' });
    const broken = clauses.find(({ clause }) => clause.id === 'admin.cmd.reserved-zero');
    expect(broken).toMatchObject({ state: 'violated', clause: { actor: 'driver', level: 'descriptive' } });
    const [{ step = 0, by } = {}] = broken?.violations ?? [];
    expect(by).toBe('driver:pf0');
    expect(actions[step - 1]).toBe('driver:pf0 publish');
    expect(new Set(clauses.map(({ state }) => state))).toEqual(
      new Set(['violated', 'exercised', 'never reached', 'not modelled', 'not observable']),
    );
  });

  it("that draws the shown step leaves the run as it is, and draws a branch of somebody's own", () => {
    const page = pageWith(libraryFile('seven-steps.json'));
    page.play(20);
    page.show({ type: 'dispatch', intent: { do: 'flr', device: 'pf0' } });
    const { step, digest } = page.parts.run;
    const { svg } = found(page, { kind: 'draw', view: 'group', theme: 'dark' });
    expect(svg).toContain(`digest ${digest}`);
    expect(svg).toContain('Function-level reset of PF 0');
    expect(found(page, { kind: 'draw', view: 'sequence' }).svg).toContain(`Step ${step}, operator`);
    page.show({ type: 'watch', watch: {} });
    expect(page.parts.run).toMatchObject({ step, digest });
    for (const ask of [
      { kind: 'draw', view: 'everything' },
      { kind: 'draw', view: 'group', theme: 'pink' },
      { kind: 'draw', view: 'rings', queue: { device: 'javascript:', queue: 0 } },
      { kind: 'draw', view: 'rings', queue: { device: 'pf0', queue: -1 } },
      { kind: 'draw', view: 'rings', queue: { device: 'pf9', queue: 0 } },
    ]) {
      expect(page.ask({ type: 'study', ask: ask as unknown as StudyAsk })).toMatchObject({ type: 'rejected' });
    }
  });

  it('says whether a run is the one that was sent', () => {
    const page = pageWith(libraryFile('seven-steps.json'));
    page.play();
    const shared = page.ask({ type: 'share', view: {}, notes: true });
    if (shared.type !== 'shared') throw new Error(shared.type);
    const [, digests = ''] = /&d=([^&]+)/.exec(shared.shared.fragment) ?? [];
    expect(found(page, { kind: 'proof', digests })).toMatchObject({ steps: 71, made: 71, parting: null, now: [] });
    const [, payload = ''] = digests.split('.');
    const other = found(page, { kind: 'proof', digests: `71.AA${payload.slice(2)}` });
    expect(other.parting).toEqual({ after: -1, by: 0 });
    expect(page.ask({ type: 'study', ask: { kind: 'proof', digests: '71.x' } })).toMatchObject({ type: 'rejected' });
  });

  it('of every clause is about another scenario, too', () => {
    const page = pageWith(libraryFile('seven-steps.json'));
    const other = found(page, { kind: 'clauses', scenario: libraryFile('v13-discovery.json') });
    expect(other.dialect).not.toBe(page.parts.run.dialect.title);
    expect(page.ask({ type: 'study', ask: { kind: 'clauses', scenario: { title: 1 } } })).toMatchObject({
      type: 'rejected',
      what: 'scenario',
    });
  });

  const testdata = (file: string): string =>
    readFileSync(new URL(`../../replay/testdata/${file}`, import.meta.url), 'utf8');

  it('of a ring trace shows its ring after any of its steps, with marks for what a step changed', () => {
    const page = createPage();
    const opened = found(page, { kind: 'recording', text: testdata('s002-w.json') });
    expect(opened).toMatchObject({ kind: 'trace', name: 's002-w', queues: [{ format: 'split', size: 2, faults: 0 }] });
    expect(opened.steps).toHaveLength(opened.length);
    expect(new Set(opened.steps.map(({ verdict }) => verdict))).toEqual(new Set(['agrees']));
    const add = opened.steps.findIndex(({ text }) => text.startsWith('add buffer'));
    const at = (step: number) => found(page, { kind: 'ring', key: opened.key, queue: 0, step, from: 0, count: 64 });
    const { rings } = at(add + 1);
    if (rings?.format !== 'split') throw new Error('no split ring');
    expect(rings.avail.idx.was).toBeDefined();
    expect(rings.descriptors.some(({ owner }) => owner === 'device')).toBe(true);
    expect(at(0).rings).not.toBeNull();
    expect(
      page.ask({ type: 'study', ask: { kind: 'ring', key: opened.key, queue: 0, step: 1e6, from: 0, count: 1 } }),
    ).toMatchObject({
      type: 'rejected',
      errors: [{ path: 'step' }],
    });
    expect(
      page.ask({ type: 'study', ask: { kind: 'ring', key: 'x', queue: 0, step: 0, from: 0, count: 1 } }),
    ).toMatchObject({
      type: 'rejected',
      errors: [{ path: 'key' }],
    });
  });

  it('of malformed rings marks each fault at the address of its descriptor, with its clause', () => {
    const page = createPage();
    const opened = found(page, { kind: 'recording', text: testdata('rings-malformed.json') });
    const loop = opened.queues.findIndex(({ name }) => name.includes('loop'));
    expect(opened.queues[loop]?.faults).toBeGreaterThan(0);
    const { rings, findings } = found(page, {
      kind: 'ring',
      key: opened.key,
      queue: loop,
      step: 0,
      from: 0,
      count: 64,
    });
    const [finding] = findings;
    expect(finding).toMatchObject({ severity: 'fault', rule: 'M3', clause: { text: expect.stringMatching(/./) } });
    if (rings?.format !== 'split') throw new Error('no split ring');
    expect(rings.descriptors.find(({ index }) => index === finding?.slot)?.at).toBe(finding?.at);
  });

  it.each([
    ['commands.json', 'virtio-admin-commands/1'],
    ['layouts.json', 'virtio-layouts/1'],
  ])('of %s has a row for everything that it claims', (file, format) => {
    const opened = found(createPage(), { kind: 'recording', text: testdata(file) });
    expect(opened).toMatchObject({ kind: 'steps', format, more: 0 });
    expect(opened.steps.length).toBeGreaterThan(10);
    expect(opened.steps.filter(({ verdict }) => verdict === 'differs')).toEqual([]);
  });

  it.each([
    ['{', /^line 1, column 2/, ''],
    ['{"schema":"virtio-ring-trace/1"}', /./, 'layout'],
    ['{"schema":"ringside-memory-image/1","memory":[["0x0","0"]],"queues":[]}', /whole bytes/, 'memory[0][1]'],
  ])('of the file %s says with the place what is wrong', (text, message, path) => {
    expect(createPage().ask({ type: 'study', ask: { kind: 'recording', text } })).toMatchObject({
      type: 'rejected',
      what: 'recording',
      errors: expect.arrayContaining([{ path, message: expect.stringMatching(message) }]),
    });
  });

  it('leaves scenarios to whoever opens them', () => {
    const text = JSON.stringify(libraryFile('seven-steps.json'));
    expect(found(createPage(), { kind: 'recording', text })).toMatchObject({ kind: 'scenario', steps: [] });
  });

  it.each([
    [{ kind: 'nothing' }, 'ask.kind'],
    [{ kind: 'constructor' }, 'ask.kind'],
    [{ kind: 'readings', switch: 'no-such-switch' }, 'switch'],
  ])('%j is refused with its path', (ask, path) => {
    const page = pageWith(libraryFile('seven-steps.json'));
    expect(page.ask({ type: 'study', ask: ask as StudyAsk })).toMatchObject({
      type: 'rejected',
      what: 'study',
      errors: [{ path }],
    });
  });

  it('of a run needs one', () => {
    expect(createPage().ask({ type: 'study', ask: { kind: 'readings' } })).toMatchObject({ type: 'rejected' });
  });
});
