import { describe, expect, it } from 'vitest';
import { intentMembers } from '../../scenario/intent-schema.ts';
import { createPage, libraryFile, libraryFiles, pageWith, scenarioOf } from '../../testing/page.ts';
import type { DraftFrame, Question, Shape, Studies, StudyAnswer, StudyAsk, StudyKind } from '../study.ts';

const found = <K extends StudyKind>(page: ReturnType<typeof createPage>, ask: Question<K>): Studies[K]['found'] => {
  const response = page.ask({ type: 'study', ask: ask as StudyAsk });
  if (response.type !== 'studied') throw new Error(JSON.stringify(response));
  return (response.answer as StudyAnswer<K>).found;
};

const member = (shape: Shape, name: string): Shape => {
  const all = shape.kind === 'object' ? shape.members : [];
  const one = all.find(each => each.name === name);
  if (!one) throw new Error(`no member ${name}`);
  return one.shape;
};

const frameOf = (dialect?: string): DraftFrame =>
  found(createPage(), { kind: 'draft-frame', ...(dialect !== undefined && { dialect }) });

describe('a draft', () => {
  it('says by character why it is no JSON, and of which member there are two', () => {
    const page = createPage();
    expect(found(page, { kind: 'draft', text: '{\n "title": ,' }).fault).toMatchObject({ at: 12 });
    expect(found(page, { kind: 'draft', text: '{"a":1,"a":2}' }).fault).toMatchObject({ at: 7 });
    expect(found(page, { kind: 'draft', text: '' }).fault).toMatchObject({ at: 0 });
    expect(found(page, { kind: 'draft', text: ' '.repeat(16 * 1024 * 1024 + 1) }).fault).toMatchObject({ at: 0 });
  });

  it('says with a path what is wrong in it, and knows its functions all the same', () => {
    const file = libraryFile('seven-steps.json');
    const script = [...(file.script as object[]), { do: 'flr', device: 'pf0/vf9' }];
    const { errors, functions, actors, dialect } = found(createPage(), {
      kind: 'draft',
      text: JSON.stringify({ ...file, script }),
    });
    expect(errors.map(({ path }) => path)).toEqual(['script[7].device']);
    expect(functions).toEqual(['pf0', 'pf0/vf1', 'pf0/vf2', 'pf0/vf3', 'pf0/vf4']);
    expect(actors).toContain('device:pf0/avq0');
    expect(dialect).toBe('draft-2022-07');
  });

  it.each([
    'null',
    '7',
    '[]',
    '"text"',
    '{"topology":{"pfs":[{"totalVfs":1e9}]}}',
    '{"topology":7,"readings":[],"dialect":{}}',
    '{"__proto__":{"polluted":1}}',
    `${'['.repeat(16)}${']'.repeat(16)}`,
  ])('is told what is wrong with %s', text => {
    const { fault, errors } = found(createPage(), { kind: 'draft', text });
    expect(fault).toBeNull();
    expect(errors.length).toBeGreaterThan(0);
    expect({}).not.toHaveProperty('polluted');
  });

  it('finds every scenario of the library in order', () => {
    const page = createPage();
    for (const file of libraryFiles) {
      const { fault, errors } = found(page, { kind: 'draft', text: JSON.stringify(libraryFile(file)) });
      expect({ file, fault, errors }).toEqual({ file, fault: null, errors: [] });
    }
  });
});

describe('what forms are made of', () => {
  it('has every member that a scenario can have, as the schema says', () => {
    const { shape } = frameOf();
    expect(shape.kind === 'object' && shape.members.map(({ name }) => name)).toEqual([
      'format',
      'title',
      'summary',
      'dialect',
      'readings',
      'topology',
      'schedule',
      'recipe',
      'script',
      'interventions',
      'notes',
      'expect',
    ]);
    expect(member(shape, 'title')).toEqual({ kind: 'text', limit: 200 });
    expect(member(shape, 'schedule')).toMatchObject({ kind: 'choice', key: 'kind' });
    const topology = member(shape, 'topology');
    expect(member(topology, 'faults')).toEqual({
      kind: 'record',
      key: { kind: 'name', of: 'actor' },
      value: { kind: 'name', of: 'fault' },
    });
    const pfs = member(topology, 'pfs');
    const vf = pfs.kind === 'list' ? member(pfs.item, 'vf') : pfs;
    expect(member(vf, 'type')).toEqual({ kind: 'one-of', names: ['net', 'blk', 'rng'] });
  });

  it('has every verb of a script, and every kind of expectation', () => {
    const { shape } = frameOf();
    const forms = (name: string): string[] => {
      const all = member(shape, name);
      return all.kind === 'list' && all.item.kind === 'choice' ? Object.keys(all.item.forms) : [];
    };
    expect(forms('script')).toEqual(Object.keys(intentMembers));
    expect(forms('script').length).toBeGreaterThanOrEqual(20);
    expect(forms('expect')).toEqual([
      'outcome',
      'answered',
      'register',
      'features',
      'ring',
      'bytes',
      'driver',
      'clause',
      'digest',
    ]);
  });

  it('names the bits of a type as a scenario does', () => {
    const { features } = frameOf();
    expect(features.net.find(({ bit }) => bit === 5)?.written).toBe('MAC');
    expect(features.rng.some(({ written }) => written === 'MAC')).toBe(false);
    expect(features.rng.find(({ bit }) => bit === 32)?.written).toBe('VERSION_1');
  });

  it.each(frameOf().dialects.map(({ name }) => name))('%s: a new scenario is right, and runs to its end', dialect => {
    const text = JSON.stringify(frameOf(dialect).blank);
    const page = createPage();
    expect(found(page, { kind: 'draft', text })).toMatchObject({ fault: null, errors: [], dialect });
    const run = found(page, { kind: 'draft-run', text });
    expect(run.stopped).toBeNull();
    const running = run.proposals.filter(({ text: words }) => words.includes('device_status'));
    expect(running.map(({ expectation }) => expectation)).toEqual([
      { that: 'register', device: 'pf0', register: 'device_status', is: '0xf' },
      { that: 'register', device: 'pf0/vf1', register: 'device_status', is: '0xf' },
    ]);
  });
});

describe('a draft that is played', () => {
  it('says what failed, and at which step that was decided', () => {
    const file = libraryFile('seven-steps.json');
    const expectations = [
      { that: 'outcome', command: 3, is: { status: 0, command_specific_error: 0, resource_val: '0x100000021' } },
      { that: 'outcome', command: 3, is: { status: 1 } },
      { that: 'outcome', command: 9, is: { status: 0 } },
    ];
    const { steps, stopped, judgements } = found(createPage(), {
      kind: 'draft-run',
      text: JSON.stringify({ ...file, expect: expectations }),
    });
    expect({ steps, stopped }).toEqual({ steps: 71, stopped: null });
    // The answer to the third command is collected at step 56.
    expect(judgements.map(({ held, since }) => [held, since])).toEqual([
      [true, 56],
      [false, 56],
      [false, 45],
    ]);
  });

  it.each(libraryFiles)('%s: what is proposed holds when it is checked', file => {
    const { expect: _own, ...bare } = libraryFile(file);
    const page = createPage();
    const { proposals, digest } = found(page, { kind: 'draft-run', text: JSON.stringify(bare) });
    const text = JSON.stringify({ ...bare, expect: proposals.map(({ expectation }) => expectation) });
    const { judgements } = found(page, { kind: 'draft-run', text });
    expect(judgements.filter(({ held }) => !held)).toEqual([]);
    expect(judgements).toHaveLength(proposals.length);
    expect(proposals.at(-1)?.expectation).toEqual({ that: 'digest', is: digest });
  });

  it('is refused with its paths while something is wrong in it', () => {
    const response = createPage().ask({ type: 'study', ask: { kind: 'draft-run', text: '{"format":1}' } });
    expect(response).toMatchObject({ type: 'rejected', what: 'scenario' });
  });

  it('has a link that opens it', () => {
    const file = libraryFile('race-assign-first.json');
    const { fragment, band } = found(createPage(), { kind: 'draft-link', text: JSON.stringify(file) });
    expect(band).toBe('green');
    const page = createPage();
    page.show({ type: 'load-link', link: `#${fragment}` });
    expect(page.parts.run.title).toBe(file.title);
  });

  it('shows the bytes of a command, whoever it is given to', () => {
    const command = { do: 'command', owner: 'pf7', command: 'VIRTIO_ADMIN_DEVICE_MGMT', header: { group_id: 1 } };
    const side = { dialect: 'draft-2022-07', readings: '' };
    const { readable, writable } = found(createPage(), { kind: 'draft-command', ...side, command });
    expect(readable.bytes.slice(0, 8)).toBe('00000100');
    expect(writable).toBe(24);
    const wrong = createPage().ask({
      type: 'study',
      ask: { kind: 'draft-command', ...side, command: { ...command, header: { nothing: 1 } } },
    });
    expect(wrong).toMatchObject({ type: 'rejected', errors: [{ path: 'command.header.nothing' }] });
  });
});

describe('what somebody did', () => {
  const again = (page: ReturnType<typeof createPage>) => found(page, { kind: 'record' });
  const endOf = (file: string) => {
    const page = pageWith(JSON.parse(file));
    page.play();
    return page.parts.run;
  };

  it('stays as it is when it was nothing', () => {
    const page = pageWith(libraryFile('seven-steps.json'));
    page.play(20);
    const all = again(page);
    expect(all.map(({ as, steps }) => [as, steps])).toEqual([['as-it-is', 71]]);
    expect(scenarioOf(JSON.parse(all[0]?.file ?? ''))).toEqual(scenarioOf(libraryFile('seven-steps.json')));
  });

  it('becomes lines of the script, or interventions, with forks and all, and leads to the same end', () => {
    const page = pageWith(libraryFile('seven-steps.json'));
    page.play(40);
    page.show({ type: 'dispatch', intent: { do: 'load-driver', device: 'pf0/vf1' } });
    page.play(45);
    page.show({ type: 'seek', step: 42 });
    page.show({ type: 'dispatch', intent: { do: 'flr', device: 'pf0/vf2' } });
    page.play();
    const { step, digest } = page.parts.run;
    const [lines, interventions, ...rest] = again(page);
    expect(rest).toEqual([]);
    expect(lines).toMatchObject({ as: 'lines', steps: step, interventions: 0 });
    expect(interventions).toMatchObject({ as: 'interventions', steps: step, digest });
    expect(endOf(lines?.file ?? '')).toMatchObject({ step, digest: lines?.digest });
    expect(endOf(interventions?.file ?? '')).toMatchObject({ step, digest });
  });

  it('becomes a chosen schedule when it was only another order', () => {
    const page = pageWith(libraryFile('race-assign-first.json'));
    let forked = false;
    page.play(undefined, () => {
      const other = page.parts.next.groups.flatMap(({ actions }) => actions).find(each => each.enabled && !each.next);
      if (forked || !other) return;
      forked = true;
      page.show({ type: 'act', action: other.key });
    });
    expect(forked).toBe(true);
    const { step, digest } = page.parts.run;
    const [chosen] = again(page);
    expect(chosen).toMatchObject({ as: 'chosen', steps: step, digest, interventions: 0 });
    expect(endOf(chosen?.file ?? '')).toMatchObject({ step, digest });
  });
});
