import { describe, expect, it } from 'vitest';
import type { Page } from '../testing/page.ts';
import { createPage, libraryFile, libraryFiles, pageWith } from '../testing/page.ts';
import type { Response } from './messages.ts';
import { bandOf } from './share.ts';

const sevenSteps = () => libraryFile('seven-steps.json');
const everyPart = [
  'catalog',
  'run',
  'moment',
  'next',
  'group',
  'rings',
  'command',
  'memory',
  'features',
  'registers',
  'log',
  'sequence',
  'trace',
  'pins',
  'lens',
  'members',
];

/** What is shown, without what depends on how the reader came there: the steps known beyond, and the tree. */
const shown = ({ parts }: Page) => {
  const { run, log, ...rest } = parts;
  const { end: _end, branches: _branches, branch: _branch, recipe: _recipe, ...here } = run;
  return { ...rest, run: here, log: log.rows.filter(({ step }) => step <= run.step) };
};

const rejectedAt = (response: Response): string[] => {
  if (response.type !== 'rejected') throw new Error(`answered with ${response.type}`);
  return response.errors.map(({ path }) => path);
};

describe('simulator: loading', () => {
  it('sends every part once, in plain data', () => {
    const page = createPage();
    expect(page.show({ type: 'load', scenario: sevenSteps() }).toSorted()).toEqual(everyPart.toSorted());
    expect(JSON.parse(JSON.stringify(page.parts))).toEqual(page.parts);
    expect(Object.keys(page.parts.members)).toEqual(['pf0/vf1', 'pf0/vf2', 'pf0/vf3', 'pf0/vf4']);
    expect(page.parts.moment).toBeNull();
  });

  it('opens at a step, in the same state in which stepping arrives', () => {
    const stepped = pageWith(sevenSteps());
    stepped.play(51);
    const opened = createPage();
    opened.show({ type: 'load', scenario: sevenSteps(), step: 51 });
    expect(shown(opened)).toEqual(shown(stepped));
  });

  it('takes the text of a file too, and says where its syntax is wrong', () => {
    const page = createPage();
    expect(page.ask({ type: 'load', scenario: JSON.stringify(sevenSteps()) }).type).toBe('view');
    const broken = page.ask({ type: 'load', scenario: '{ "format": 1,\n  oops }' });
    expect(broken).toMatchObject({ type: 'rejected', what: 'scenario' });
    expect(JSON.stringify(broken)).toContain('line 2');
  });

  it('keeps what is open when another scenario cannot be used', () => {
    const page = pageWith(sevenSteps());
    page.play(10);
    const before = page.parts;
    const { topology: _gone, ...headless } = sevenSteps();
    expect(rejectedAt(page.ask({ type: 'load', scenario: headless }))).toEqual(['topology']);
    expect(rejectedAt(page.ask({ type: 'load-link', link: '#s=1d.nonsense' }))).toEqual(['']);
    expect(page.show({ type: 'step' })).not.toContain('catalog');
    expect(page.parts.run.step).toBe(11);
    expect(page.parts.run.title).toBe(before.run.title);
  });
});

describe('simulator: patches', () => {
  it.each(libraryFiles)(
    'put together, the patches of %s are the whole view, at every tenth step and at the end',
    file => {
      const page = pageWith(libraryFile(file));
      const compare = (): void => {
        const fresh = createPage();
        fresh.show({ type: 'load', scenario: libraryFile(file), step: page.parts.run.step });
        expect(shown(fresh)).toEqual(shown(page));
      };
      page.play(undefined, () => page.parts.run.step % 30 === 0 && compare());
      compare();
      expect(page.parts.run.finished || page.parts.next.possible === 0).toBe(true);
    },
  );

  it('sends a part only when it looks different', () => {
    const page = pageWith(sevenSteps());
    expect(page.show({ type: 'seek', step: 0 })).toEqual([]);
    page.play(3);
    expect(page.show({ type: 'watch', watch: { log: { from: 0, count: 2 } } })).toEqual(['log']);
    expect(page.show({ type: 'watch', watch: { device: 'pf0/vf1' } })).toEqual(['features']);
    expect(page.show({ type: 'watch', watch: { registers: { queue: null } } })).toEqual(['registers']);
    expect(page.show({ type: 'watch', watch: { device: 'pf0' } }).toSorted()).toEqual(['features', 'registers']);
  });

  it('sends only the members that changed, and those whose marks have gone', () => {
    const page = pageWith(sevenSteps());
    for (let command = 1; command <= 2; command++) page.playTo('driver:pf0 collect');
    page.playTo('device:pf0/avq0 take');
    const response = page.ask({ type: 'step' });
    const members = response.type === 'view' ? response.parts.members : undefined;
    expect(page.parts.group.effect).toMatchObject({ owner: 'pf0', device: 'pf0/vf2' });
    expect(Object.keys(members ?? {})).toEqual(['pf0/vf2']);
    expect(page.parts.members['pf0/vf2']?.assignedMark).toEqual({ text: '0 5 32', was: '–' });
    page.show({ type: 'step' });
    expect(page.parts.members['pf0/vf2']?.assignedMark).toEqual({ text: '0 5 32' });
    expect(page.show({ type: 'step' })).not.toContain('members');
  });
});

describe('simulator: time', () => {
  it('shows on the way back what it showed on the way there', () => {
    const page = pageWith(sevenSteps());
    const seen = [shown(page)];
    page.play(undefined, () => seen.push(shown(page)));
    while (page.parts.run.step > 0) {
      expect(shown(page)).toEqual(seen[page.parts.run.step]);
      page.show({ type: 'back' });
    }
    expect(shown(page)).toEqual(seen[0]);
    for (const step of [40, 7, 63]) {
      page.show({ type: 'seek', step });
      expect(shown(page)).toEqual(seen[step]);
    }
  });

  it('runs to the state that stepping reaches', () => {
    const [run, stepped] = [pageWith(sevenSteps()), pageWith(sevenSteps())];
    run.show({ type: 'run' });
    stepped.play();
    expect(shown(run)).toEqual(shown(stepped));
    expect(run.parts.run.verdicts.length).toBeGreaterThan(0);
    expect(run.parts.run.verdicts.filter(({ held }) => held !== true)).toEqual([]);
  });

  it('steps over a command to its end', () => {
    const page = pageWith(sevenSteps());
    page.show({ type: 'seek', step: 0 });
    while (page.parts.command === null) page.show({ type: 'step' });
    page.show({ type: 'step-over' });
    expect(page.parts.moment?.action).toBe('collect');
  });

  it('forks where somebody acts in the past, and goes back into a branch that was tried already', () => {
    const page = pageWith(sevenSteps());
    page.show({ type: 'run' });
    const { digest, end } = page.parts.run;
    page.show({ type: 'seek', step: 51 });
    page.show({ type: 'dispatch', intent: { do: 'load-driver', device: 'pf0/vf2' } });
    page.show({ type: 'act', action: 'driver:pf0/vf2 reset' });
    const { branches, branch, step } = page.parts.run;
    expect(branches.map(({ letter, parent, forkAt }) => [letter, parent, forkAt])).toEqual([
      ['A', null, 0],
      ['B', 0, 51],
    ]);
    expect([branch, step]).toEqual([1, 53]);
    expect(branches[1]?.glyphs).toBe('od');
    page.show({ type: 'seek', step: end, branch: 0 });
    expect(page.parts.run.digest).toBe(digest);
    page.show({ type: 'seek', step: 51 });
    page.show({ type: 'dispatch', intent: { do: 'load-driver', device: 'pf0/vf2' } });
    expect(page.parts.run.branches).toHaveLength(2);
    expect(page.parts.run.branch).toBe(1);
  });

  it('plays the same scenario to the same step under another reading', () => {
    const page = pageWith(sevenSteps());
    page.play();
    const { step } = page.parts.run;
    const offered = (): string | undefined => page.parts.members['pf0/vf2']?.offeredMark.text;
    expect(offered()).toBe('0 5 32');
    expect(page.show({ type: 'choose-reading', switch: 'persistence', reading: 'drop' })).toContain('catalog');
    expect(page.parts.run.step).toBe(step);
    expect(page.parts.run.switches.find(({ id }) => id === 'persistence')?.chosen).toBe('drop');
    expect(offered()).not.toBe('0 5 32');
  });
});

describe('simulator: sharing', () => {
  const share = (page: Page, step?: number) => {
    const response = page.ask({
      type: 'share',
      view: { ...(step !== undefined && { step }), layout: 'bytes' },
      notes: true,
    });
    if (response.type !== 'shared') throw new Error(JSON.stringify(response));
    return response.shared;
  };

  it('gives a link that restores step, digest, branch and notes', () => {
    const page = pageWith(sevenSteps());
    page.playTo('device:pf0/avq0 take');
    page.show({ type: 'bookmark', atStep: 5, text: 'the first ACKNOWLEDGE' });
    page.show({ type: 'run' });
    page.show({ type: 'seek', step: 40 });
    page.show({ type: 'dispatch', intent: { do: 'load-driver', device: 'pf0/vf2' } });
    page.show({ type: 'act', action: 'driver:pf0/vf2 reset' });
    page.show({ type: 'run', limit: 9 });
    expect(page.parts.run.branch).toBe(1);
    const { step, digest, bookmarks } = page.parts.run;
    const { fragment, length, band } = share(page, step);
    expect([length, band]).toEqual([fragment.length, 'green']);
    const other = createPage();
    const response = other.ask({ type: 'load-link', link: `https://example.org/#${fragment}` });
    expect(response).toMatchObject({ type: 'view', view: { step, layout: 'bytes' } });
    expect(other.parts.run).toMatchObject({ step, digest, bookmarks });
    expect(share(other, step).fragment).toBe(fragment);
  });

  it('keeps what was expected only of a run that nobody interfered with', () => {
    const page = pageWith(sevenSteps());
    page.playTo('driver:pf0 collect');
    expect(share(page).scenario.expect?.length).toBeGreaterThan(0);
    page.show({
      type: 'dispatch',
      intent: { do: 'write-register', device: 'pf0', register: 'queue_select', value: 1 },
    });
    expect(share(page).scenario.expect).toBeUndefined();
    expect(share(page).scenario.interventions).toHaveLength(1);
  });

  it('takes and removes notes on steps, sorted', () => {
    const page = pageWith(sevenSteps());
    page.play(9);
    page.show({ type: 'bookmark', atStep: 7, text: 'seven' });
    page.show({ type: 'bookmark', atStep: 3, text: 'three' });
    page.show({ type: 'bookmark', atStep: 7, text: 'seven again' });
    expect(page.parts.run.bookmarks).toEqual([
      { atStep: 3, text: 'three' },
      { atStep: 7, text: 'seven again' },
    ]);
    expect(page.show({ type: 'bookmark', atStep: 3, text: null })).toEqual(['run']);
    expect(page.parts.run.bookmarks).toEqual([{ atStep: 7, text: 'seven again' }]);
    expect(rejectedAt(page.ask({ type: 'bookmark', atStep: 99, text: 'nowhere' }))).toEqual(['atStep']);
  });
});

describe('simulator: composing', () => {
  const command = {
    do: 'command',
    owner: 'pf0',
    command: 'VIRTIO_ADMIN_DEVICE_MGMT',
    header: { group_id: 1, group_member_id: 2 },
    data: { operation: 1, resource_val: '0x100000021' },
  } as const;
  const assign = '0000010000000000020000000000000001000021000000010000000000000000';

  it('turns a form into bytes and the bytes into the form again', () => {
    const page = pageWith(sevenSteps());
    const composed = page.ask({ type: 'compose', command });
    if (composed.type !== 'draft') throw new Error(JSON.stringify(composed));
    const { readable, writable } = composed.draft;
    expect(readable.bytes).toBe(assign);
    expect(writable).toBe(24);
    const decoded = page.ask({ type: 'decode', part: 'readable', hex: assign });
    expect(decoded).toMatchObject({ type: 'decoded', part: readable });
    const values = Object.fromEntries(
      readable.fields.map(({ path, offset, value, text }) => [path, [offset, value, text]]),
    );
    expect(values).toMatchObject({
      'header.group_member_id': [8, '0x2', '2'],
      'data.operation': [16, '1', 'assign'],
      'data.resource': [17, '0', 'device feature bits 0 to 63'],
      'data.resource_val': [19, '0x100000021', '0 CSUM, 5 MAC, 32 VERSION_1'],
    });
    expect(readable.lints.map(({ path, rule }) => [path, rule])).toEqual([
      ['data.resource', 'misaligned'],
      ['data.resource_val', 'misaligned'],
      ['data.resource_val', 'crosses-8-byte-word'],
    ]);
  });

  it('reads an answer by the opcode it belongs to, short ones too', () => {
    const page = pageWith(sevenSteps());
    const decoded = page.ask({ type: 'decode', part: 'writable', hex: '01 00 000000000000 21', opcode: 0 });
    if (decoded.type !== 'decoded') throw new Error(JSON.stringify(decoded));
    const fields = decoded.part.fields.map(({ path, value, present }) => [path, value, present]);
    expect(fields).toEqual([
      ['answer.status', '1', 'whole'],
      ['answer.command_specific_error', '0', 'whole'],
      ['answer.reserved', '000000000000', 'whole'],
      ['result.resource_val', '0x21', 'partly'],
      ['result.reserved', '0000000000000000', 'missing'],
    ]);
  });

  it.each([
    ['decode', { type: 'decode', part: 'readable', hex: '0102 0' }, ['hex']],
    ['decode', { type: 'decode', part: 'readable', hex: '01 zz' }, ['hex']],
    ['compose', { type: 'compose', command: { ...command, header: { group_ID: 1 } } }, ['command.header.group_ID']],
    ['compose', { type: 'compose', command: { ...command, data: { operation: 256 } } }, ['command.data.operation']],
    ['compose', { type: 'compose', command: { do: 'command', owner: 'pf0', raw: '012' } }, ['command.raw']],
    ['compose', { type: 'compose', command: { ...command, owner: 'pf7' } }, ['command.owner']],
    ['dispatch', { type: 'dispatch', intent: { do: 'load-driver', device: 'pf0/vf9' } }, ['intent.device']],
    ['dispatch', { type: 'dispatch', intent: { do: 'edit-memory', at: '0x1000', bytes: 'xy' } }, ['intent.bytes']],
    [
      'dispatch',
      { type: 'dispatch', intent: { do: 'write-register', device: 'pf0', register: 'status', value: 1 } },
      ['intent.register'],
    ],
    ['dispatch', { type: 'dispatch', intent: { do: 'teleport' } }, ['intent.do']],
    ['dispatch', { type: 'dispatch', intent: { do: 'unload-driver', device: 'pf0' } }, ['intent']],
    ['act', { type: 'act', action: 'driver:pf0 publish' }, ['action']],
    ['seek', { type: 'seek', step: 0, branch: 4 }, ['branch']],
    ['seek', { type: 'seek', step: -1 }, ['step']],
    ['watch', { type: 'watch', watch: { device: 'pf0/vf9' } }, ['watch']],
    ['watch', { type: 'watch', watch: { memory: { at: 'here', rows: 4 } } }, ['watch.memory.at']],
    [
      'watch',
      { type: 'watch', watch: { queue: { device: 'pf0', queue: 2 } } },
      ['watch.queue.from', 'watch.queue.count'],
    ],
    ['choose-reading', { type: 'choose-reading', switch: 'persistence', reading: 'maybe' }, ['reading']],
    ['choose-reading', { type: 'choose-reading', switch: 'nothing', reading: 'keep' }, ['switch']],
    ['share', { type: 'share', view: {} }, ['notes']],
    ['nonsense', { type: 'nonsense' }, ['type']],
    ['nothing', {}, ['type']],
  ])('rejects a bad %s with its path, and nothing is changed', (_name, request, paths) => {
    const page = pageWith(sevenSteps());
    const before = page.parts;
    expect(rejectedAt(page.ask(request as never))).toEqual(paths);
    expect(page.show({ type: 'seek', step: 0 })).toEqual([]);
    expect(page.parts).toEqual(before);
  });

  it('says where typed hex stops being hex', () => {
    const page = pageWith(sevenSteps());
    expect(page.ask({ type: 'decode', part: 'readable', hex: '01 zz' })).toMatchObject({
      errors: [{ path: 'hex', message: "'z' at position 3 is not a hex digit" }],
    });
  });
});

describe('simulator: failures', () => {
  it('asks for a scenario first', () => {
    expect(rejectedAt(createPage().ask({ type: 'step' }))).toEqual(['type']);
  });

  it('answers our own mistakes with crashed, and goes on with the state before', () => {
    const page = pageWith(sevenSteps());
    page.play(20);
    const before = shown(page);
    const trap = new Proxy(sevenSteps(), {
      ownKeys: () => {
        throw new Error('a mistake of ours');
      },
    });
    expect(page.ask({ type: 'load', scenario: trap })).toMatchObject({ type: 'crashed', message: 'a mistake of ours' });
    expect(page.show({ type: 'seek', step: 20 }).toSorted()).toEqual(everyPart.toSorted());
    expect(shown(page)).toEqual(before);
  });
});

it('names the size of a link by its band', () => {
  expect([0, 2000, 2001, 8000, 8001, 32_000, 32_001].map(bandOf)).toEqual([
    'green',
    'green',
    'fine',
    'fine',
    'warning',
    'warning',
    'file-only',
  ]);
});
