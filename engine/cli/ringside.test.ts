import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../testing/command-line.ts';
import { smallScenario } from '../testing/small-scenario.ts';
import { ringside as command } from './ringside.ts';

const { file, folder, refused, ringside } = commandLine(command);

const library = readdirSync('public/scenarios')
  .filter(file => file.endsWith('.json'))
  .map(name => `public/scenarios/${name}`);
const sevenSteps = 'public/scenarios/seven-steps.json';

describe('ringside lesson', () => {
  const lesson = 'public/lessons/a-virtqueue.json';

  it('passes a lesson that says what is true', () => {
    expect(ringside('lesson', 'check', lesson)).toMatchObject({ status: 0, stdout: '1 passed, 0 failed\n' });
    const list = 'public/lessons/index.json';
    expect(ringside('lesson', 'check', list, lesson)).toMatchObject({
      status: 0,
      stderr: expect.stringContaining(list),
    });
  });

  it('names file and path of what is wrong, and goes on', () => {
    const wrong = JSON.parse(readFileSync(lesson, 'utf8'));
    wrong.pages[3].question.right.is = 2;
    wrong.scenarios.wrap = 'nowhere';
    const path = file('wrong.json', wrong);
    const { status, lines } = ringside('lesson', 'check', path, lesson, '--library', 'public/scenarios');
    expect(status).toBe(1);
    expect(lines[0]).toContain(`${path}: scenarios.wrap: the library has no scenario "nowhere"`);
    expect(lines.at(-1)).toBe('1 passed, 1 failed');
    wrong.scenarios.wrap = 'ring-index-wrap';
    const again = file('wrong.json', wrong);
    const { lines: said } = ringside('lesson', 'check', again, '--json', '--library', 'public/scenarios');
    expect(said.map(line => JSON.parse(line))).toEqual([
      { file: again, path: 'pages[3].question.right', message: expect.stringContaining('found: 1') },
      { passed: 0, failed: 1 },
    ]);
  });

  it('refuses what it cannot use', () => {
    refused(/^found nothing, allowed: lesson check/, 'lesson');
    refused(/^a file is missing/, 'lesson', 'check');
    refused(/no lesson: it has no pages/, 'lesson', 'check', sevenSteps);
    refused(/the list of lessons, not a lesson/, 'lesson', 'check', 'public/lessons/index.json');
    refused(/nowhere\.json/, 'lesson', 'check', 'nowhere.json');
  });
});

describe('ringside compare', () => {
  const posted = ['draft-2022-07-reviewed', 'R1=both', ...[2, 3, 4, 5, 7, 8, 9].map(n => `R${n}=as-posted`)].join();

  it('tells where two runs part, and what differs there', () => {
    const { status, lines } = ringside('compare', sevenSteps, '--against', posted, '--sender', 'left');
    expect(status).toBe(0);
    expect(lines).toContain('71 rows, 7 of them not the same');
    expect(lines).toContainEqual(expect.stringMatching(/^aligned on first: after left step 52 and right step 52, /));
    // The low byte of the value, 0x21, is the upper byte of resource.
    expect(lines).toContain('  right: resource at 18: 8448');
    expect(ringside('compare', sevenSteps, '--known', 'posted-sender').lines.slice(3)).toEqual(lines.slice(3));
  });

  it('prints values with --json', () => {
    const { lines } = ringside('compare', sevenSteps, '--against', 'persistence=drop', '--align', 'end', '--json');
    const [sides, ...rest] = lines.map(line => JSON.parse(line));
    expect(sides).toMatchObject({ left: { text: 'draft-2022-07' }, right: { text: 'draft-2022-07,persistence=drop' } });
    expect(rest).toContainEqual({ aligned: 'end', left: 71, right: 71 });
    expect(rest).toContainEqual(expect.objectContaining({ kind: 'features', place: 'pf0/vf2', what: 'negotiated' }));
  });

  it('refuses what it cannot use', () => {
    refused(/^--against is missing/, 'compare', sevenSteps);
    refused(/^--against: right: found "2.0"/, 'compare', sevenSteps, '--against', '2.0');
    refused(/^--against: right.R6: found "up"/, 'compare', sevenSteps, '--against', 'draft-2022-07-reviewed,R6=up');
    refused(/^--sender: found "me"/, 'compare', sevenSteps, '--against', '', '--sender', 'me');
    refused(/^--align: align: found "now"/, 'compare', sevenSteps, '--against', '', '--align', 'now');
    refused(/^--known: found "all"/, 'compare', sevenSteps, '--known', 'all');
    refused(/^compare: right: script\[2\].command: /, 'compare', sevenSteps, '--against', 'virtio-1.3');
  });
});

describe('ringside check', () => {
  it('passes the whole library, index and all', () => {
    const { status, stdout, stderr } = ringside('check', ...library);
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${library.length - 1} passed, 0 failed\n` });
    expect(stderr).toBe('public/scenarios/index.json: the index of a library, not a scenario: passed over\n');
  });

  it('prints one line for each expectation that does not hold', () => {
    const bad = { ...smallScenario(), expect: [{ that: 'outcome', command: 1, is: { status: 1 } }] };
    const path = file('bad.json', bad);
    const { status, lines } = ringside('check', sevenSteps, path);
    expect(status).toBe(1);
    expect(lines).toEqual([
      `${path}: expected: command 1 of pf0 is answered with status 1; found: success, status 0, command_specific_error 0, resource_val 0xe2100000000`,
      '1 passed, 1 failed',
    ]);
    expect(ringside('check', path, '--json').lines.map(line => JSON.parse(line))).toEqual([
      { file: path, expected: expect.any(String), got: expect.any(String) },
      { passed: 0, failed: 1 },
    ]);
  });

  it('fails a run that cannot come to its end', () => {
    const scenario = smallScenario();
    const path = file('stuck.json', { ...scenario, script: scenario.script.slice(1), expect: [] });
    const { status, stdout } = ringside('check', path);
    expect(status).toBe(1);
    expect(stdout).toMatch(/stopped at script\[0\]: The driver of PF 0 is not loaded/);
  });

  it('runs nothing when one file cannot be used, and names all that cannot', () => {
    const noJson = file('no.json', '{\n  "format": 1,,\n}');
    const noScenario = file('empty.json', {});
    refused(
      new RegExp(
        `^${noJson}: line 2, column 15: .*\n${noScenario}: format: is missing\nnone.json: there is no such file\n$`,
      ),
      'check',
      sevenSteps,
      noJson,
      noScenario,
      'none.json',
    );
  });

  it('says so when there is only an index, a directory, or nothing', () => {
    refused(
      'public/scenarios/index.json: this is the index of a library, not a scenario',
      'check',
      'public/scenarios/index.json',
    );
    refused(/public: this is a directory/, 'check', 'public');
    refused(/a file is missing/, 'check');
    refused(/Unknown option '--loud'/, 'check', '--loud', sevenSteps);
  });

  it('takes more VFs than a page does', () => {
    const scenario = smallScenario();
    scenario.topology.pfs[0]!.totalVfs = 300;
    expect(ringside('check', file('many.json', scenario)).stdout).toBe('1 passed, 0 failed\n');
  });
});

describe('ringside run', () => {
  it('prints a line for every event, and last outcome, step count and digest', () => {
    const { status, lines } = ringside('run', sevenSteps);
    expect(status).toBe(0);
    expect(lines[0]).toBe('1 operator submit: takes flr from the script');
    expect(lines.filter(line => line.includes('driver:pf0 publish'))).not.toEqual([]);
    expect(lines.at(-1)).toMatch(/^passed, \d+ steps, digest [0-9a-f]{16}$/);
    expect(ringside('run', sevenSteps).lines).toEqual(lines);
  });

  it('prints one JSON value a line', () => {
    const { lines } = ringside('run', sevenSteps, '--json');
    const values = lines.map(line => JSON.parse(line) as Record<string, unknown>);
    expect(values[0]).toMatchObject({ step: 1, actor: 'operator', action: 'submit', type: 'intent/taken' });
    expect(values.at(-1)).toEqual({
      outcome: 'passed',
      steps: expect.any(Number),
      digest: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    const assigned = values.find(({ type }) => type === 'features/assigned');
    expect(assigned).toMatchObject({ device: 'pf0/vf2', from: null, to: '0x100000021' });
    const status = values.find(({ type, what }) => type === 'memory/wrote' && what === 'answer');
    expect(status?.bytes).toMatch(/^([0-9a-f]{2})+$/);
  });

  it('draws lots from a seed, the same ones each time', () => {
    const race = 'public/scenarios/race-assign-first.json';
    const digest = (...args: string[]) => ringside('run', race, ...args).lines.at(-1);
    expect(digest('--seed', '7')).toBe(digest('--seed', '7'));
    expect(digest('--seed', '7')).not.toBe(digest());
  });

  it('stops at a limit', () => {
    const { status, lines } = ringside('run', sevenSteps, '--limit', '10');
    expect(status).toBe(1);
    expect(lines.at(-1)).toMatch(/^stopped \(not at its end after 10 steps\), 10 steps, digest /);
  });

  it('fails when an expectation does not hold', () => {
    const path = file('wrong.json', {
      ...smallScenario(),
      expect: [{ that: 'driver', device: 'pf0', stage: 'failed' }],
    });
    const { status, lines } = ringside('run', path);
    expect(status).toBe(1);
    expect(lines.at(-2)).toBe('not held: the driver of pf0 is at failed; found: running');
    expect(lines.at(-1)).toMatch(/^failed, /);
  });

  it.each([
    [/--seed: found "x", allowed: a whole number from 0 to 4294967295/, ['--seed', 'x', sevenSteps]],
    [/--limit: found "1e9"/, ['--limit', '1e9', sevenSteps]],
    [/a file or a link is missing/, []],
    [/found 2 arguments, allowed: a file or a link/, [sevenSteps, sevenSteps]],
    [/nowhere.json: there is no such file/, ['nowhere.json']],
    [/link: the link is cut off/, ['#s=1d.']],
    [/link: the link holds no scenario/, ['https://example.org/']],
    [/package.json: format: is missing/, ['package.json']],
    [/public\/scenarios\/index.json: this is the index of a library/, ['public/scenarios/index.json']],
  ])('refuses with %s', (reason, args) => refused(reason, 'run', ...args));
});

describe('ringside replay', () => {
  const recordings = 'engine/replay/testdata';
  const trace = `${recordings}/s002-w.json`;

  it('plays every recording of a directory', () => {
    const { status, stdout } = ringside('replay', recordings);
    expect(stdout).toMatch(/(^|\n)\d+ passed, 0 failed(, \d+ unknown)?\n$/);
    expect(status).toBe(0);
  });

  it('tells every difference with file, step, field, what was expected and what it got', () => {
    const recorded = JSON.parse(readFileSync(trace, 'utf8'));
    recorded.steps[0].out.numFree = 7;
    const path = file('broken.json', recorded);
    const { status, lines } = ringside('replay', trace, path);
    expect(status).toBe(1);
    expect(lines).toEqual([`${path}: s002-w: step 0: as driver: out.numFree: expected 7, got 0`, '1 passed, 1 failed']);
    expect(ringside('replay', path, '--json').lines.map(line => JSON.parse(line))).toEqual([
      {
        file: path,
        name: 's002-w',
        verdict: 'differs',
        step: 0,
        field: 'as driver: out.numFree',
        expected: '7',
        got: '0',
      },
      { passed: 0, failed: 1, unknown: 0 },
    ]);
  });

  it('plays what can be used of a directory and those inside it, and fails for the rest', () => {
    const mixed = join(folder, 'mixed');
    mkdirSync(join(mixed, 'inside'), { recursive: true });
    copyFileSync(trace, join(mixed, 'inside', 'renamed.json'));
    writeFileSync(join(mixed, 'cut.json'), readFileSync(trace, 'utf8').slice(0, 1000));
    writeFileSync(join(mixed, 'other.json'), '{"name":"no recording"}');
    writeFileSync(join(mixed, 'notes.txt'), 'none either');
    const { status, lines, stderr } = ringside('replay', mixed);
    expect(lines).toEqual(['1 passed, 1 failed']);
    expect(stderr).toMatch(/cut\.json: line 1, column \d+/);
    expect(status).toBe(1);
  });

  it('refuses what is no recording, and says why', () => {
    refused(/schema: found nothing/, 'replay', file('none.json', {}));
    refused(/num/, 'replay', file('num.json', { ...JSON.parse(readFileSync(trace, 'utf8')), num: 3 }));
    refused(/a file is missing/, 'replay');
  });
});

describe('ringside link and unlink', () => {
  it('a link with digests is told whether its run is the one that was sent', () => {
    const { lines } = ringside('link', sevenSteps, '--digests');
    const [link = ''] = lines;
    expect(link).toMatch(/^#s=1d\.[\w-]+&d=71\.[\w-]+$/);
    const same = ringside('run', link);
    expect(same.status).toBe(0);
    expect(same.lines.at(-2)).toBe('as sent: the digests in the link agree at 18 steps, up to step 71');
    const [front = '', digests = ''] = link.split('&d=71.');
    const bytes = Buffer.from(digests, 'base64url');
    bytes[18] = (bytes[18] ?? 0) ^ 1;
    const doctored = `${front}&d=71.${bytes.toString('base64url')}`;
    const other = ringside('run', doctored);
    expect(other.status).toBe(1);
    expect(other.lines.at(-2)).toBe('not as sent: the same up to step 33, different from step 37 on at the latest');
    expect(other.lines.at(-1)).toMatch(/^passed, 71 steps/);
    expect(JSON.parse(ringside('run', '--json', doctored).lines.at(-2) ?? '')).toMatchObject({
      asSent: false,
      sameUpTo: 33,
      differsBy: 37,
    });
  });

  it('are inverse, and a link runs as its file does', () => {
    const { lines } = ringside('link', sevenSteps);
    const link = lines[0] ?? '';
    expect(lines).toHaveLength(1);
    expect(link).toMatch(/^#s=1d\.[\w-]+$/);
    expect(JSON.parse(ringside('unlink', link).stdout)).toEqual(JSON.parse(readFileSync(sevenSteps, 'utf8')));
    expect(ringside('unlink', '--json', `https://example.org/${link}`).lines).toHaveLength(1);
    expect(ringside('run', link).lines.at(-1)).toBe(ringside('run', sevenSteps).lines.at(-1));
  });

  it('can start at a step', () => {
    const { lines } = ringside('link', sevenSteps, '--step', '12', '--json');
    const { link, length } = JSON.parse(lines[0] ?? '') as { link: string; length: number };
    expect(link.endsWith('&t=12')).toBe(true);
    expect(length).toBe(link.length);
  });

  it('refuse what no page would open', () => {
    const scenario = smallScenario();
    scenario.topology.pfs[0]!.totalVfs = 300;
    refused(
      /no page would open its link: topology.pfs\[0\].totalVfs: found 300 VFs/,
      'link',
      file('wide.json', scenario),
    );
    refused(/^link: the link is damaged/, 'unlink', '#s=1d.AAAA!');
    refused(/^link: the link was made by a newer version/, 'unlink', 's=7d.AAAA');
  });
});

describe('ringside decode', () => {
  const decode = (...args: string[]) => {
    const { status, lines } = ringside('decode', '--dialect', 'draft-2022-07', '--json', ...args);
    expect({ status, lines: lines.length }).toEqual({ status: 0, lines: 1 });
    return JSON.parse(lines[0] ?? '') as {
      struct: string;
      fields: { path: string; offset: number; size: number; value: unknown; source: string }[];
      missing: string[];
      extra: string;
      lints: { path: string; rule: string }[];
    };
  };
  const assign = '00000100 00000000 0200000000000000 01 0000 2100000001000000 0000000000';

  it('names the fields of a command with their places', () => {
    const { struct, fields, missing, extra, lints } = decode(assign);
    expect(struct).toBe('virtio_admin_command_header + virtio_admin_device_mgmt_data');
    expect(fields.map(({ path, offset, size, value }) => [path, offset, size, value])).toEqual([
      ['command', 0, 2, 0],
      ['group_id', 2, 2, 1],
      ['reserved', 4, 4, '00000000'],
      ['group_member_id', 8, 8, '0x2'],
      ['operation', 16, 1, 1],
      ['resource', 17, 2, 0],
      ['resource_val', 19, 8, '0x100000021'],
      ['reserved', 27, 5, '0000000000'],
    ]);
    expect(fields.map(({ source }) => source)).toEqual([...Array(4).fill('reconstructed'), ...Array(4).fill('posted')]);
    expect([missing, extra]).toEqual([[], '']);
    expect(lints.map(({ path, rule }) => `${path} ${rule}`)).toEqual([
      'resource misaligned',
      'resource_val misaligned',
      'resource_val crosses-8-byte-word',
    ]);
  });

  it('tells what is missing, what is cut, and what is too much', () => {
    const short = decode(assign.replaceAll(' ', '').slice(0, 2 * 20));
    expect(short.missing).toEqual(['reserved']);
    expect(short.fields.at(-2)).toMatchObject({ path: 'resource_val', value: '0x21' });
    expect(short.lints.at(-1)).toMatchObject({ path: 'resource_val', rule: 'cut' });
    expect(decode(`${assign} aabb`).extra).toBe('aabb');
    expect(decode('0100').missing).toEqual(['group_id', 'reserved', 'group_member_id']);
    expect(decode('0200').struct).toBe('virtio_admin_command_header');
  });

  it('reads an answer, with the result that the opcode tells', () => {
    const ok = '0000000000000000';
    const done = decode('--part', 'writable', '--opcode', '0x0000', `${ok}21000000010000000000000000000000`);
    expect(done.fields.map(({ path, offset }) => `${path} ${offset}`)).toEqual([
      'status 0',
      'command_specific_error 1',
      'reserved 2',
      'resource_val 8',
      'reserved 16',
    ]);
    expect(done.fields[3]?.value).toBe('0x100000021');
    expect(decode('--part', 'writable', '--opcode', '1', ok).missing).toEqual([
      'attrs_mask',
      'managed_device_features_63_0',
      'reserved',
    ]);
    expect(decode('--part', 'writable', '--opcode', '0', '0100000000000000')).toMatchObject({
      struct: 'virtio_admin_command_answer',
      missing: [],
    });
    expect(decode('--part', 'writable', `${ok}ff`).extra).toBe('ff');
  });

  it('takes dumps and C arrays, and says which line is wrong', () => {
    const dump = '00000000: 0000 0100 0000 0000 0200 0000 0000 0000  ................\n00000010: 01  .';
    expect(decode(dump).fields[4]).toEqual({ path: 'operation', offset: 16, size: 1, value: 1, source: 'posted' });
    expect(decode('{ 0x01, 0x00 }').struct).toBe('virtio_admin_command_header');
    refused(
      /^hex: 'z' at line 2, column 11 is not a hex digit$/m,
      'decode',
      '--dialect',
      'virtio-1.3',
      `00000000: 01\n00000001: z`,
    );
  });

  it('takes structs by name, and the command that an answer belongs to', () => {
    expect(decode('--struct', 'pvirtq_event_suppress', '03800200').fields.map(({ value }) => value)).toEqual([
      0x8003, 2,
    ]);
    refused(
      /--struct: found "nothing", allowed: virtio_admin_command_header, /,
      'decode',
      '--dialect',
      'draft-2022-07',
      '--struct',
      'nothing',
      '00',
    );
    refused(
      /--struct: a struct has no --part/,
      'decode',
      '--dialect',
      'draft-2022-07',
      '--struct',
      'virtq_desc',
      '--part',
      'readable',
      '00',
    );
    refused(
      /--command: a readable part is a command itself/,
      'decode',
      '--dialect',
      'draft-2022-07',
      '--command',
      '00',
      '00',
    );
    const command = ['--part', 'writable', '--command', `0800${'00'.repeat(30)}`];
    const { lines } = ringside('decode', '--dialect', 'virtio-1.4', '--json', ...command, '00000000000000000705');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      fields: [
        {},
        {},
        {},
        { path: 'cap_specific_data.get_parts_resource_objects_limit', offset: 8, value: 7 },
        { value: 5 },
      ],
    });
  });

  it('reads a version as its readings make it', () => {
    const reviewed = ['decode', '--dialect', 'draft-2022-07-reviewed', '--json'];
    const at = (...args: string[]) =>
      (JSON.parse(ringside(...reviewed, ...args, assign).stdout) as ReturnType<typeof decode>).fields
        .filter(({ path }) => path.startsWith('resource_val'))
        .map(({ path, offset }) => `${path} ${offset}`);
    expect(at()).toEqual(['resource_val[0] 24']);
    expect(at('--reading', 'R6=as-posted')).toEqual(['resource_val[0] 19', 'resource_val[1] 27']);
    expect(at('--reading', 'R6=aligned-b', '--reading', 'R9=as-posted')).toEqual(['resource_val 24']);
    refused(/--reading R6: found "x"/, 'decode', '--dialect', 'draft-2022-07-reviewed', '--reading', 'R6=x', '00');
  });

  it('keeps the bytes of a device part, and has their meaning below', () => {
    const text = `10000100${'00'.repeat(12)}0100000000000000 0000000001000000 0401000000000000000000000800 0000 10000100ffff0000`;
    const { lines } = ringside('decode', '--dialect', 'virtio-1.4', '--json', text);
    const { fields, missing, extra } = JSON.parse(lines[0] ?? '') as ReturnType<typeof decode>;
    expect(fields.at(-1)).toMatchObject({
      path: 'parts[0].value',
      offset: 48,
      size: 8,
      value: '10000100ffff0000',
      fields: expect.arrayContaining([
        { path: 'parts[0].value.queue_size', offset: 48, size: 2, value: 16, source: 'published' },
      ]),
    });
    expect([missing, extra]).toEqual([[], '']);
  });

  it('prints a table without --json', () => {
    const { stdout } = ringside('decode', '--dialect', 'draft-2022-07', assign);
    expect(stdout).toMatch(/^ {2}19 {3}8 {2}resource_val +0x100000021 \(0, 5, 32\) {2}\[posted\]$/m);
  });

  it.each([
    [/hex: 3 hex digits are not whole bytes: digit 3 has no second half/, ['012']],
    [/hex: 'x' at position 2 is not a hex digit/, ['01xx']],
    [/hex: there are no hex digits/, []],
    [/--part: found "both", allowed: readable, writable/, ['--part', 'both', '00']],
    [/--opcode: found "65536"/, ['--opcode', '65536', '00']],
  ])('refuses with %s', (reason, args) => refused(reason, 'decode', '--dialect', 'draft-2022-07', ...args));

  it('wants a dialect that it knows', () => {
    refused(/--dialect is missing, allowed: draft-2022-07/, 'decode', '00');
    refused(/--dialect: found "virtio-0.9", allowed: draft-2022-07/, 'decode', '--dialect', 'virtio-0.9', '00');
  });
});

describe('ringside dialects', () => {
  it('puts what collides first, and leaves out what is the same when asked to', () => {
    const { status, lines } = ringside('dialects', 'draft-2022-07', 'virtio-1.4', '--only-differences');
    expect(status).toBe(0);
    expect(lines[0]).toBe(
      'collides  feature  43: FEATURE_63_0_MGMT (any device; requires SR_IOV_MGMT_DEVICE; PF only) [posted] | SUSPEND (any device) [published]',
    );
    expect(lines[1]).toMatch(
      /^collides {2}opcode {3}0x0000: VIRTIO_ADMIN_DEVICE_MGMT .* \| VIRTIO_ADMIN_CMD_LIST_QUERY /,
    );
    expect(lines.some(line => line.startsWith('same'))).toBe(false);
  });

  it('prints one JSON value a line, and lists the versions without arguments', () => {
    const { lines } = ringside('dialects', 'virtio-1.3', 'virtio-1.4', '--json');
    expect(lines.map(line => JSON.parse(line))).toContainEqual({
      kind: 'feature',
      key: '43',
      verdict: 'right',
      left: null,
      right: { name: 'SUSPEND', text: 'any device', source: 'published' },
    });
    expect(ringside('dialects').lines.map(line => line.split(':')[0])).toEqual([
      'draft-2022-07',
      'draft-2022-07-reviewed',
      'virtio-1.3',
      'virtio-1.4',
    ]);
    refused(/found "x", allowed: draft-2022-07,/, 'dialects', 'x', 'virtio-1.3');
    refused(/found 1 arguments, allowed: LEFT RIGHT/, 'dialects', 'virtio-1.3');
  });
});

describe('ringside wording', () => {
  it('tells one trace in two vocabularies, and what a careful reader stumbles over', () => {
    const { status, lines } = ringside('wording', 'public/scenarios/review-r3-other-words.json');
    expect(status).toBe(0);
    expect(lines).toContain('    said-again: "manag…" stands there 3 times');
    expect(lines).toContain('    management device: first used in sentence 1, defined in sentence 4: too late');
    expect(lines.slice(-5)).toEqual([
      'command 1 of pf0: the same bytes',
      expect.stringMatching(/^ {2}The management device PF 0: assign .*; VF 2 is the managed device$/),
      expect.stringMatching(/^ {4}0000010000000000020000.* -> 0000/),
      expect.stringMatching(/^ {2}The owner device PF 0: assign .*; VF 2 is the member device$/),
      expect.stringMatching(/^ {4}0000010000000000020000.* -> 0000/),
    ]);
  });

  it('tells of a version alone, under readings, and which points no run can show', () => {
    const told = ringside('wording', '--dialect', 'draft-2022-07-reviewed', '--reading', 'R2=as-posted', '--json');
    expect(JSON.parse(told.stdout)).toMatchObject({
      terms: { owner: 'owner device', member: 'member device' },
      strips: { patch: [{ inTime: false }, { inTime: false }], document: [{ inTime: true }, { inTime: true }] },
    });
    expect(ringside('wording', '--dialect', 'virtio-1.3').stdout).toContain('not observable: X9: ');
    refused('allowed: draft-2022-07,', 'wording', '--dialect', 'virtio-9');
    refused('has no switch "R6"', 'wording', '--dialect', 'virtio-1.3', '--reading', 'R6=aligned');
    refused(
      'found "sideways", allowed: both',
      'wording',
      '--dialect',
      'draft-2022-07-reviewed',
      '--reading',
      'R1=sideways',
    );
    refused('a file or a link', 'wording');
  });
});

describe('ringside', () => {
  it.each([
    ['--help'],
    ['run', '--help'],
    ['check', '--help'],
    ['decode', '-h'],
    ['dialects', '--help'],
    ['link', '--help'],
    ['unlink', '--help'],
  ])('helps: %s %s', (...args) => {
    const { status, stdout, stderr } = ringside(...args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: ringside /);
  });

  it('knows no other verb', () => {
    refused(/there is no verb "dance"/, 'dance');
    refused(/^Usage: ringside VERB/);
  });
});

describe('ringside export', () => {
  it('prints a run for a mailing list, with one command decoded', () => {
    const { status, lines } = ringside('export', '--format', 'text', '--command', 'pf0:2', sevenSteps);
    expect(status).toBe(0);
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(72);
    expect(lines).toContain('Command 2 of pf0: query features of VF 2');
  });

  it('prints a diagram and a trace', () => {
    expect(ringside('export', '--format', 'mermaid', sevenSteps).lines[0]).toBe('sequenceDiagram');
    const { stdout } = ringside('export', '--format', 'chrome-trace', sevenSteps);
    expect(JSON.parse(stdout)).toMatchObject({ displayTimeUnit: 'ms' });
  });

  it('draws a step as a picture: the group, a virtqueue, the messages', () => {
    const group = ringside('export', '--format', 'svg', '--step', '52', sevenSteps);
    expect(group.status).toBe(0);
    expect(group.lines[0]).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(group.lines.at(-1)).toBe('</svg>');
    expect(group.stdout).toContain('step 52 of 71');
    const rings = ringside('export', '--format', 'svg', '--view', 'rings', '--queue', 'pf0:2', sevenSteps);
    expect(rings.stdout).toContain('aria-label="Descriptor 7, driver, free"');
    const messages = ringside('export', '--format', 'svg', '--view', 'sequence', '--theme', 'dark', sevenSteps);
    expect(messages.stdout).toContain('aria-label="Lane of memory"');
    expect(messages.stdout).toContain('fill="#0d0f12"');
    const svg = ['export', '--format', 'svg'] as const;
    refused(/^--view: found "all"/, ...svg, '--view', 'all', sevenSteps);
    refused(/^--theme: found "pink"/, ...svg, '--theme', 'pink', sevenSteps);
    refused(/^--queue: found "2"/, ...svg, '--view', 'rings', '--queue', '2', sevenSteps);
    refused(/^there is no function pf3/, ...svg, '--view', 'rings', '--queue', 'pf3:0', sevenSteps);
    refused(/^--step: found 72, allowed: up to 71/, ...svg, '--step', '72', sevenSteps);
    refused(/is not set up before the first step/, ...svg, '--view', 'rings', '--step', '0', sevenSteps);
  });

  it('refuses what it cannot make', () => {
    refused(/^--format: found "pdf", allowed: text, mermaid/, 'export', '--format', 'pdf', sevenSteps);
    refused(/^--format: found ""/, 'export', sevenSteps);
    refused(/^--command: found "3"/, 'export', '--format', 'text', '--command', '3', sevenSteps);
    refused(/only pf0:1, pf0:2, pf0:3/, 'export', '--format', 'text', '--command', 'pf0:9', sevenSteps);
  });
});
