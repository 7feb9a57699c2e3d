import { describe, expect, it } from 'vitest';
import { smallScenario } from '../testing/small-scenario.ts';
import type { LimitsName } from './limits.ts';
import type { ParseError } from './parse.ts';
import { parseScenario } from './parse.ts';
import { parseScenarioText } from './parse-text.ts';

const errorsOf = (input: unknown, limits?: LimitsName): ParseError[] => {
  const parsed = parseScenario(input, limits);
  return parsed.ok ? [] : parsed.error;
};

/** The errors of the small scenario with the value at a path replaced; undefined takes it away. */
const broken = (path: string, value: unknown, limits?: LimitsName): ParseError[] => {
  const scenario = smallScenario();
  const keys = path.split(/[.[\]]+/).filter(Boolean);
  const last = keys.pop() ?? '';
  let inside = scenario as unknown as Record<string, unknown>;
  for (const key of keys) {
    inside[key] ??= {};
    inside = inside[key] as Record<string, unknown>;
  }
  if (value === undefined) delete inside[last];
  else inside[last] = value;
  return errorsOf(scenario, limits);
};

describe('a scenario from outside', () => {
  it('is taken when everything is right', () => {
    expect(errorsOf(smallScenario())).toEqual([]);
  });

  it.each([
    [null, 'found null, allowed: a scenario, an object'],
    ['text', 'found "text", allowed: a scenario, an object'],
    [[], 'found a list of 0, allowed: a scenario, an object'],
    [new Map(), 'found an instance of a class'],
    [() => 1, 'found a function, allowed: JSON data'],
    [undefined, 'found nothing, allowed: JSON data'],
  ])('is refused when it is no object of plain data: %s', (input, message) => {
    expect(errorsOf(input)).toEqual([{ path: '', message }]);
  });

  it.each([
    ['title', undefined, 'is missing'],
    ['title', 7, 'found 7, allowed: a text of at most 200 characters, without control characters'],
    ['title', 'x'.repeat(201), /^found a text of 201 characters, allowed: .* at most 200/],
    ['title', '\u001b[2J', /control characters/],
    ['title', '\ud800', /control characters/],
    ['summary', 'x'.repeat(2001), /at most 2000/],
    ['format', 1.5, 'found 1.5, allowed: a format number from 1 to 1'],
    [
      'dialect',
      'virtio-9',
      'found "virtio-9", allowed: "draft-2022-07", "draft-2022-07-reviewed", "virtio-1.3", "virtio-1.4"',
    ],
    ['readings', { nothing: 'x' }, undefined],
    ['readings.persistence', 'sometimes', 'found "sometimes", allowed: keep, drop'],
    ['topology.pfs', [], 'found no PF, allowed: at least one'],
    ['topology.pfs[0].type', 'tape', 'found "tape", allowed: "net", "blk", "rng"'],
    ['topology.pfs[0].totalVfs', -1, 'found -1, allowed: a whole number from 0 to 65535'],
    ['topology.pfs[0].totalVfs', 2.5, 'found 2.5, allowed: a whole number from 0 to 65535'],
    ['topology.pfs[0].totalVfs', 256, 'found 256 VFs, allowed: at most 255 here'],
    ['topology.pfs[0].queueSize', 12, 'found 12, allowed: a power of two from 1 to 32768'],
    ['topology.pfs[0].queueSize', 65536, /power of two/],
    ['topology.pfs[0].queueSize', 0, /power of two/],
    ['topology.pfs[0].adminQueues[0]', '8', 'found "8", allowed: a whole number from 1 to 32768'],
    [
      'topology.pfs[0].adminQueues[0]',
      12,
      /^found 12, allowed: a power of two, or any size where both sides know RING_PACKED/,
    ],
    ['topology.pfs[0].features[0]', 'FOO', 'the dialect has no feature named "FOO"'],
    ['topology.pfs[0].features[0]', 'VIRTIO_NET_F_CSUM', /, write "CSUM"$/],
    ['topology.pfs[0].features[0]', 128, /by number from 0 to 127/],
    ['topology.pfs[0].features[1]', 32, 'feature bit 32 is in the list twice'],
    ['topology.pfs[0].vf.driverFeatures', 'CSUM', /allowed: a list of at most 128 feature bits/],
    ['topology.pfs[0].vfs', [], 'found a list of 0, allowed: an object of VF numbers and VFs'],
    ['topology.pfs[0].vfs.3', { features: [], driverFeatures: [] }, 'there is no VF 3: totalVfs is 2'],
    ['topology.pfs[0].vfs.03', { features: [], driverFeatures: [] }, 'found "03", allowed: a VF number such as "3"'],
    ['schedule', { kind: 'random' }, undefined],
    ['schedule', { kind: 'seeded', seed: 0.1 }, undefined],
    ['script[0].do', 'dance', /^found "dance", allowed: "load-driver", /],
    ['script[0]', 5, /^found 5, allowed: an object with "do": /],
    ['script[0].device', 'pf0/vf3', 'there is no pf0/vf3: its PF has 2 VFs'],
    ['script[0].device', 'pf1', 'there is no pf1: the topology has 1 PFs, counted from 0'],
    ['script[0].device', 'pf0/vf0', 'found "pf0/vf0", allowed: a function such as "pf0" or "pf0/vf2"'],
    [
      'script[0].devise',
      'pf0',
      '"devise" is not known here, allowed: do, device, concurrent, label, recipe, repeat, scenery',
    ],
    ['script[0].concurrent', false, 'found false, allowed: true, or nothing at all'],
    ['script[0].recipe', 1, 'found step 1, but the recipe has 0 steps'],
    ['script[1].owner', 'pf0/vf1', 'found "pf0/vf1", allowed: a physical function such as "pf0"'],
    ['script[1].queue', 1, 'there is no administration virtqueue 1: pf0 has 1, counted from 0'],
    ['script[1].command', 'LIST_QUERY', /LIST_QUERY is not a command of this dialect/],
    ['script[1].header.group_member_id', -1, /^found -1, allowed: a whole number from 0 to 2\^53 - 1, or a text/],
    ['script[1].header.group_member_id', 2 ** 53, /or a text such as "0x21"/],
    ['script[1].header.group_member_id', '0x10000000000000000', /up to 64 bits/],
    ['script[1].header.group_member_id', '1e1', /such as "0x21"/],
    ['script[1].header.group_number', 1, /has no such field/],
    ['script[1].header.group_id', 65536, /does not fit/],
    ['script[1].data.operation', '0x100', /does not fit/],
    ['script[1].raw', '00', 'raw bytes stand for command, header and data; give either'],
    ['script[1].writable', 4097, 'found 4097, allowed: a whole number from 0 to 4096'],
    ['expect[0].that', 'luck', /^found "luck", allowed: "outcome", /],
    ['expect[0].command', 0, 'found 0, allowed: a whole number from 1 to 100000'],
    ['expect[0].is.luck', 1, /^no answer of draft-2022-07 has this field, allowed: status, /],
    ['surprise', 1, /^"surprise" is not known here, allowed: format, title, /],
  ])('has its errors with their paths: %s = %j', (path, value, message) => {
    const errors = broken(path, value);
    if (message === undefined) {
      expect(errors).toHaveLength(1);
      expect(errors[0]?.path.startsWith(path)).toBe(true);
    } else
      expect(errors).toEqual([
        { path, message: typeof message === 'string' ? message : expect.stringMatching(message) },
      ]);
  });

  it.each([
    [{ that: 'register', device: 'pf0', register: 'queue_sise', is: 1 }, 'register'],
    [{ that: 'ring', device: 'pf0', queue: 2, field: 'avail.ring[8', is: 1 }, 'field'],
    [{ that: 'ring', device: 'pf0', queue: 2, field: 'used.ring[99999].id', is: 1 }, 'field'],
    [{ that: 'features', device: 'pf0/vf9', set: 'offered', is: [] }, 'device'],
    [{ that: 'features', device: 'pf0', set: 'wanted', is: [] }, 'set'],
    [{ that: 'bytes', command: 1, part: 'readable', offset: 0, is: 'abc' }, 'is'],
    [{ that: 'driver', device: 'pf0', stage: 'happy' }, 'stage'],
    [{ that: 'answered', owner: 'pf3', is: {} }, 'owner'],
    [{ that: 'answered', command: 'LIST_QUERY', is: {} }, 'command'],
    [{ that: 'answered', command: 'VIRTIO_ADMIN_DEVICE_MGMT', opcode: 0, is: {} }, 'opcode'],
    [{ that: 'answered', opcode: 65536, is: {} }, 'opcode'],
    [{ that: 'answered', is: { luck: 1 } }, 'is.luck'],
    [{ that: 'answered', given: { status: 1 }, is: {} }, 'given.status'],
    [{ that: 'answered', is: null }, 'is'],
    [{ that: 'clause', clause: 'draft-2022-07.B99', is: 'passed' }, 'clause'],
    [{ that: 'clause', clause: 'draft-2022-07.B4', is: 'kept' }, 'is'],
    [{ that: 'digest', is: 'abc' }, 'is'],
  ])('expects nothing that cannot be: %j', (expectation, member) => {
    expect(broken('expect', [expectation]).map(({ path }) => path)).toEqual([`expect[0].${member}`]);
  });

  it('names every wrong place at once', () => {
    const scenario = { ...smallScenario(), title: 1, extra: 2, more: 3, notes: [{ atStep: -1, text: 4 }] };
    expect(errorsOf(scenario).map(({ path }) => path)).toEqual(['title', 'notes[0].atStep', 'notes[0].text', 'extra']);
    expect(errorsOf(scenario).at(-1)?.message).toMatch(/^"extra", "more" is not known here/);
  });

  it('keeps order in interventions and notes', () => {
    const action = 'driver:pf0 reset';
    expect(
      broken('interventions', [
        { atStep: 5, action },
        { atStep: 4, action },
      ]),
    ).toEqual([{ path: 'interventions[1].atStep', message: 'found step 4 after step 5' }]);
    expect(
      broken('interventions', [
        { atStep: 5, action },
        { atStep: 5, action },
      ]),
    ).toEqual([]);
    expect(
      broken('notes', [
        { atStep: 5, text: 'a' },
        { atStep: 5, text: 'b' },
      ]),
    ).toHaveLength(1);
  });

  it.each([
    [{ atStep: 1 }, 'interventions[0]'],
    [{ atStep: 1, action: 'reset' }, 'interventions[0].action'],
    [{ atStep: 1, action: 'driver:pf7 reset' }, 'interventions[0].action'],
    [{ atStep: 1, intent: { do: 'flr', device: 'pf7' } }, 'interventions[0].intent.device'],
    [{ atStep: 1, intent: { do: 'edit-memory', at: 0, bytes: '' } }, 'interventions[0].intent.bytes'],
  ])('takes no intervention like %j', (intervention, path) => {
    expect(broken('interventions', [intervention]).map(each => each.path)).toEqual([path]);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('is refused with a member called %s, wherever it is', name => {
    for (const [text, path] of [
      [`{"format":1,"${name}":{"polluted":true}}`, name],
      [`{"format":1,"script":[{"header":{"${name}":1}}]}`, `script[0].header.${name}`],
      [`{"format":1,"topology":{"pfs":[{"vfs":{"${name}":{}}}]}}`, `topology.pfs[0].vfs.${name}`],
    ]) {
      expect(errorsOf(JSON.parse(text ?? ''))).toEqual([{ path, message: `the name "${name}" is never allowed` }]);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each(['toString', 'hasOwnProperty', 'valueOf', ''])('does not know a member called "%s"', name => {
    expect(errorsOf({ ...smallScenario(), [name]: 1 })).toHaveLength(1);
    expect(broken('script[1].header', { [name]: 1 })).not.toEqual([]);
  });

  it('is bounded in what it may ask for', () => {
    const line = { do: 'flr', device: 'pf0' };
    expect(broken('script', Array(2001).fill(line))[0]?.message).toBe(
      'found a list of 2001, allowed: a list of at most 2000 lines',
    );
    expect(broken('script[1]', { do: 'command', owner: 'pf0', raw: '00'.repeat(4096) })).toEqual([]);
    expect(broken('script[1]', { do: 'command', owner: 'pf0', raw: '00'.repeat(4097) })[0]?.path).toBe('script[1].raw');
    const { pfs } = smallScenario().topology;
    expect(broken('topology.pfs', [...pfs, ...pfs])).toEqual([]);
    expect(broken('topology.pfs', [...pfs, ...pfs, ...pfs])[0]?.message).toBe('found 3 PFs, allowed: at most 2 here');
    const wide = [{ ...pfs[0], totalVfs: 255, queueSize: 32768 }];
    expect(broken('topology.pfs', wide)[0]?.message).toMatch(/bytes of guest memory, allowed: at most 268435456 here/);
  });

  it('may have 65,535 VFs where somebody runs it on a machine of their own', () => {
    expect(broken('topology.pfs[0].totalVfs', 65535, 'engine')).toEqual([]);
    expect(broken('topology.pfs[0].totalVfs', 65535, 'page')).toHaveLength(1);
  });

  it('is refused when it is nested without end', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(errorsOf({ format: 1, deep })[0]?.message).toBe('nested more than 16 deep');
  });

  it('tells fifty errors one by one', () => {
    const errors = broken('script', Array(2000).fill(5));
    expect(errors).toHaveLength(51);
    expect(errors.at(-1)).toEqual({ path: '', message: 'and 1950 more errors' });
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`${'x'.repeat(1000)}${i}`, 0]));
    const [long] = errorsOf({ ...smallScenario(), ...many });
    expect((long?.path.length ?? 0) + (long?.message.length ?? 0)).toBeLessThan(1000);
  });

  it('has 64-bit values in one notation', () => {
    const scenario = smallScenario();
    const data = { operation: 1, resource_val: '0x0000000100000021' };
    const parsed = parseScenario({ ...scenario, script: [{ ...scenario.script[1], data }] });
    expect(parsed.ok && parsed.value.script[0]?.intent).toMatchObject({ data: { resource_val: '0x100000021' } });
  });
});

it('a feature bit is found by the name that it had in an older version', () => {
  const scenario = smallScenario();
  const owner = ['VERSION_1', 'SR_IOV', 'ADMIN_VQ', 'FEATURE_63_0_MGMT'];
  const [pf] = scenario.topology.pfs;
  const parsed = parseScenario({
    format: 1,
    title: 'old name',
    dialect: 'draft-2022-07-reviewed',
    topology: { pfs: [{ ...pf, features: owner, driverFeatures: owner }] },
    script: [],
  });
  expect(parsed.ok && parsed.value.topology.pfs[0]?.features).toBe(
    (1n << 32n) | (1n << 37n) | (1n << 41n) | (1n << 43n),
  );
});

describe('the text of a file', () => {
  it.each([
    ['', 'line 1, column 1: found the end, expected a value'],
    ['{\n  "format": 1,\n}', 'line 3, column 1: found "}", expected a name in quotation marks'],
    ['{\n  "format": 1\n  "title": ""}', 'line 3, column 3: found "\\"", expected a comma or }'],
    ['{"a" 1}', 'line 1, column 6: found "1", expected a colon'],
    ['[1 2]', 'line 1, column 4: found "2", expected a comma or ]'],
    ['{"a": "x\ny"}', 'line 1, column 9: the line ends inside a text'],
    ['{"a": "x', 'line 1, column 7: the text that starts here has no closing quotation mark'],
    ['{"a": "\\x"}', 'line 1, column 8: this is not an escape of JSON'],
    ['{"a": 01}', 'line 1, column 8: found "1", expected a comma or }'],
    ['{"a": NaN}', 'line 1, column 7: found "N", expected a value'],
    ["{'a': 1}", 'line 1, column 2: found "\'", expected a name in quotation marks'],
    ['{"a": 1, "a": 2}', 'line 1, column 10: "a" is given twice'],
    ['{} // done', 'line 1, column 4: found "/" after the end of the value'],
    ['['.repeat(100_000), 'line 1, column 17: nested more than 16 deep'],
  ])('is told by line and column where it is not JSON: %j', (text, message) => {
    expect(parseScenarioText(text)).toEqual({ ok: false, error: [{ path: '', message }] });
  });

  it('is read as JSON.parse reads it', () => {
    const text = JSON.stringify(smallScenario(), null, '\t');
    expect(parseScenarioText(`\ufeff ${text}\r\n`)).toEqual(parseScenario(smallScenario()));
  });
});

it('a fault is one of those that are there', () => {
  const withFault = (fault: unknown) => {
    const scenario = smallScenario();
    return errorsOf({ ...scenario, topology: { ...scenario.topology, faults: { 'driver:pf0': fault } } });
  };
  expect(withFault('driver-uses-reserved-bytes')).toEqual([]);
  const [nobody] = withFault('nobody');
  expect(nobody?.path).toBe('topology.faults["driver:pf0"]');
  expect(nobody?.message).toMatch(/^found "nobody", allowed: "driver-without-reset", .*"device-lacks-a-command"/);
  expect(withFault(7)).toHaveLength(1);
});
