import { describe, expect, it } from 'vitest';
import { libraryFile } from '../testing/page.ts';
import { smallScenario } from '../testing/small-scenario.ts';
import { judgeAll } from './judge-all.ts';
import { judgeSteps } from './judge-steps.ts';
import { parseScenario } from './parse.ts';
import type { Expectation } from './scenario.ts';

/** A query of the PF itself, and a second command that nobody gives an answer to: its driver leaves before. */
const judged = (expectation: unknown) => {
  const scenario = smallScenario();
  const leave = { do: 'unload-driver', device: 'pf0', concurrent: true };
  const parsed = parseScenario({
    ...scenario,
    script: [...scenario.script, scenario.script[1], leave],
    expect: [expectation],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const [first] = judgeAll(parsed.value).judgements;
  return first;
};

describe('an expectation', () => {
  it.each<[Expectation, string, string]>([
    [
      { that: 'outcome', command: 1, is: { status: 0 } },
      'command 1 of pf0 is answered with status 0',
      'success, status 0, command_specific_error 0, resource_val 0xe2100000000',
    ],
    [{ that: 'outcome', command: 2, is: null }, 'command 2 of pf0 is never answered', 'never answered'],
    [
      { that: 'answered', command: 'VIRTIO_ADMIN_DEVICE_MGMT', is: { status: 0, resource_val: '0xe2100000000' } },
      'a command VIRTIO_ADMIN_DEVICE_MGMT is answered with status 0, resource_val 0xe2100000000',
      'success, status 0, command_specific_error 0, resource_val 0xe2100000000',
    ],
    [
      { that: 'answered', owner: 'pf0', opcode: 0, is: {} },
      'a command with opcode 0x0000 of pf0 is answered with anything',
      'success, status 0, command_specific_error 0, resource_val 0xe2100000000',
    ],
    [
      { that: 'answered', given: { group_member_id: 0, operation: '0x2' }, is: { status: 0 } },
      'a command given group_member_id 0, operation 0x2 is answered with status 0',
      'success, status 0, command_specific_error 0, resource_val 0xe2100000000',
    ],
    [
      { that: 'answered', is: { status: '0x0' } },
      'a command is answered with status 0x0',
      'success, status 0, command_specific_error 0, resource_val 0xe2100000000',
    ],
    [
      { that: 'bytes', command: 2, part: 'readable', offset: 16, is: '02' },
      'bytes 16 to 16 of the readable part of command 2 of pf0 are 02',
      '02',
    ],
    [{ that: 'register', device: 'pf0', register: 'device_status', is: 0 }, 'device_status of pf0 is 0x0', '0x0'],
    [
      { that: 'register', device: 'pf0', register: 'device_feature', select: 1, is: '0xe21' },
      'device_feature with selector 1 of pf0 is 0xe21',
      '0xe21',
    ],
    [
      { that: 'features', device: 'pf0/vf1', set: 'negotiated', is: null },
      'the negotiated features of pf0/vf1 are nothing yet',
      'nothing yet',
    ],
    [
      { that: 'features', device: 'pf0/vf1', set: 'offered', is: [0, 'MAC', 32] },
      'the offered features of pf0/vf1 are 0 CSUM, 5 MAC, 32 VERSION_1',
      '0 CSUM, 5 MAC, 32 VERSION_1',
    ],
    [{ that: 'driver', device: 'pf0', stage: 'absent' }, 'the driver of pf0 is at absent', 'absent'],
    [
      { that: 'clause', clause: 'draft-2022-07.B4', is: 'never reached' },
      'draft-2022-07.B4 is never reached',
      'never reached',
    ],
    [{ that: 'clause', clause: 'draft-2022-07.B1', is: 'passed' }, 'draft-2022-07.B1 is passed', 'passed 1'],
  ])('holds, and says what it is about: %j', (expectation, text, got) => {
    expect(judged(expectation)).toEqual({ held: true, text, got });
  });

  it.each<[Expectation, string]>([
    [
      { that: 'outcome', command: 1, is: null },
      'success, status 0, command_specific_error 0, resource_val 0xe2100000000',
    ],
    [
      { that: 'outcome', command: 1, is: { attrs_mask: 0 } },
      'success, status 0, command_specific_error 0, resource_val 0xe2100000000',
    ],
    [{ that: 'outcome', command: 2, is: { status: 0 } }, 'never answered'],
    [{ that: 'outcome', command: 3, is: null }, 'pf0 was given 2 commands'],
    [
      { that: 'answered', is: { status: 1 } },
      '1 answered, the last with success, status 0, command_specific_error 0, resource_val 0xe2100000000',
    ],
    [{ that: 'answered', command: 'VIRTIO_ADMIN_DEVICE_MGMT_ATTRS', is: {} }, '0 given, none answered'],
    [{ that: 'answered', opcode: 7, is: { status: 0 } }, '0 given, none answered'],
    [{ that: 'answered', given: { operation: 1 }, is: {} }, '0 given, none answered'],
    [{ that: 'bytes', command: 2, part: 'writable', offset: 0, is: '00' }, 'never answered'],
    [{ that: 'bytes', command: 1, part: 'writable', offset: 24, is: '00' }, 'the part has 24 bytes'],
    [{ that: 'bytes', command: 1, part: 'writable', offset: 23, is: '0000' }, '00'],
    [{ that: 'bytes', command: 9, part: 'readable', offset: 0, is: '00' }, 'pf0 was given 2 commands'],
    [{ that: 'ring', device: 'pf0', queue: 2, field: 'avail.idx', is: 1 }, 'the virtqueue is not enabled'],
    [{ that: 'ring', device: 'pf0', queue: 9, field: 'avail.idx', is: 1 }, 'there is no such virtqueue'],
    [{ that: 'digest', is: '0123456789abcdef' }, expect.stringMatching(/^[0-9a-f]{16}$/) as unknown as string],
  ])('does not hold, and says what was found: %j', (expectation, got) => {
    expect(judged(expectation)).toMatchObject({ held: false, got });
  });

  it('about some command is the same whatever else is expected, and of which owner it is', () => {
    const file = libraryFile('v14-migration.json') as { readonly expect: readonly unknown[] };
    const dated = (expect: readonly unknown[]) => {
      const parsed = parseScenario({ ...file, expect });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      return { all: judgeAll(parsed.value).judgements, since: judgeSteps(parsed.value, 5000).judgements };
    };
    const some = [
      { that: 'answered', is: {} },
      { that: 'answered', owner: 'pf0', is: {} },
      { that: 'answered', owner: 'pf1', is: {} },
      { that: 'answered', owner: 'pf1', opcode: 0x7abc, is: {} },
    ];
    const alone = dated(some);
    const among = dated([...file.expect, ...some]);
    expect(among.all.slice(file.expect.length)).toEqual(alone.all);
    expect(among.all.slice(0, file.expect.length).every(({ held }) => held)).toBe(true);
    expect(alone.since.map(({ since: _, ...rest }) => rest)).toEqual(alone.all);
    expect(alone.all.map(({ held }) => held)).toEqual([true, true, true, false]);
    // The first of them is decided by the step that collects the first answer.
    expect(alone.since[0]?.since).toBeGreaterThan(0);
  });

  it('about a ring is read from guest memory, wherever its registers point', () => {
    const scenario = smallScenario();
    const write = (register: string, value: string | number) => ({
      do: 'write-register',
      device: 'pf0',
      register,
      value,
    });
    const parsed = parseScenario({
      ...scenario,
      script: [write('queue_select', 0), write('queue_driver', '0xfffffffffffffffe'), write('queue_enable', 1)],
      expect: [
        { that: 'ring', device: 'pf0', queue: 0, field: 'avail.ring[3]', is: 1 },
        // What was found is told as what was expected: in hexadecimal or not.
        { that: 'ring', device: 'pf0', queue: 0, field: 'used.idx', is: '0x10' },
        { that: 'ring', device: 'pf0', queue: 0, field: 'used.idx', is: 16 },
      ],
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(judgeAll(parsed.value).judgements).toMatchObject([
      { held: false, got: '0x10000000000000008 is not in memory' },
      { held: false, got: '0x0' },
      { held: false, got: '0' },
    ]);
  });
});

describe('a run', () => {
  it('that is cut short is not held, whatever its expectations', () => {
    const parsed = parseScenario({ ...smallScenario(), expect: [] });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(judgeAll(parsed.value, { limit: 5 })).toMatchObject({
      held: false,
      steps: 5,
      stopped: 'not at its end after 5 steps',
    });
    expect(judgeAll(parsed.value)).toMatchObject({ held: true, stopped: null });
  });
});
