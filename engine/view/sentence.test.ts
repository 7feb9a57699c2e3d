import { describe, expect, it } from 'vitest';
import { dialectOf } from '../dialect/dialects.ts';
import { createTimeline } from '../run/timeline.ts';
import type { Timeline } from '../run/timeline-types.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { libraryFile, libraryFiles, scenarioOf } from '../testing/page.ts';
import { smallScenario } from '../testing/small-scenario.ts';
import type { Intent } from '../world/intent.ts';
import type { Sentence } from './sentence.ts';
import { sentenceOf } from './sentence.ts';

const told = (timeline: Timeline): readonly (Sentence & { readonly key: string })[] =>
  Array.from({ length: timeline.end }, (_, k) => {
    const record = timeline.record(k + 1);
    if (!record) throw new Error(`no step ${k + 1}`);
    return { key: record.key, ...sentenceOf(dialectOf(record.after.dialect), record) };
  });

const run = (scenario: Scenario): Timeline => {
  const timeline = createTimeline(scenario);
  timeline.run(10_000);
  return timeline;
};

const sentences = (scenario: Scenario): string[] => told(run(scenario)).map(({ sentence }) => sentence);

/** The script of the small scenario replaced; its PF's driver is loaded and both VFs are there. */
const asked = (...intents: readonly Intent[]): string[] => {
  const small = { ...smallScenario(), expect: [] };
  small.script = [
    { do: 'load-driver', device: 'pf0' },
    { do: 'enable-vfs', owner: 'pf0', numVfs: 2 },
    ...intents,
  ] as never;
  const all = sentences(scenarioOf(small));
  return all.slice(all.findIndex(each => each.startsWith('Writes NumVFs')) + 1);
};

describe('sentences: the way of a command', () => {
  it('tells the assign of the seven steps with its values', () => {
    const all = sentences(scenarioOf(libraryFile('seven-steps.json')));
    const from = all.findIndex(each => each.includes(': assign '));
    expect(all.slice(from, from + 12)).toEqual([
      'Gives the driver of PF 0 command 3: assign 0 CSUM, 5 MAC, 32 VERSION_1 to VF 2.',
      'Fills the buffers of command 3: writes 32 bytes for the device to read at 0x13c0, clears 24 bytes for the answer at 0x1400.',
      'Describes the buffers of command 3 in descriptors 0 → 1: 32 to read, 24 to write.',
      'Places head 0 in avail.ring[2]; avail.idx stays 2.',
      'Publishes head 0: avail.idx 2 → 3. From here the device may look.',
      'Notifies the device of avq0 (virtqueue 2), because used.flags is 0.',
      'Takes head 0: 32 bytes to read, 24 to write.',
      'Executes head 0: assign 0 CSUM, 5 MAC, 32 VERSION_1 to VF 2. Answers success with resource_val bits 0, 5, 32. VF 2 now offers bits 0, 5, 32.',
      'Returns head 0: used.ring[2] = id 0, len 24; used.idx stays 2.',
      'Completes head 0: used.idx 2 → 3. From here the driver may collect.',
      'Interrupts the driver, MSI-X vector 3, because avail.flags is 0.',
      'Collects head 0, 24 bytes: success with resource_val bits 0, 5, 32.',
    ]);
  });

  it('says what others can see of it', () => {
    const steps = told(run(scenarioOf(libraryFile('seven-steps.json'))));
    const seen = Object.fromEntries(steps.map(({ key, visibility }) => [key, visibility]));
    expect(seen).toMatchObject({
      'driver:pf0 fill': 'not visible yet',
      'driver:pf0 describe': 'not visible yet',
      'driver:pf0 place': 'not visible yet',
      'driver:pf0 publish': 'seen by device',
      'driver:pf0 notify': 'seen by device',
      'device:pf0/avq0 take': 'private',
      'device:pf0/avq0 execute': 'not returned yet',
      'device:pf0/avq0 return': 'not visible yet',
      'device:pf0/avq0 complete': 'seen by driver',
      'device:pf0/avq0 interrupt': 'seen by driver',
      'driver:pf0 collect': 'private',
      'driver:pf0/vf2 acknowledge': 'seen by device',
      'device:pf0/vf2 reset': 'seen by driver',
    });
  });

  it('tells a refusal by the rule that decided, with the values', () => {
    const steps = told(run(scenarioOf(libraryFile('error-dev-in-use.json'))));
    const refusal = steps.find(({ key, refused }) => key === 'device:pf0/avq0 execute' && refused);
    expect(refusal?.sentence).toMatch(/^Refuses “assign .* to VF \d”: VF \d is in use: ACKNOWLEDGE is set/);
    expect(refusal?.sentence).toContain('VIRTIO_ADMIN_CS_ERR_DEV_IN_USE (status 1, command_specific_error 0x00)');
    expect(refusal?.clauses[0]).toMatchObject({ id: 'draft-2022-07.B4', passed: false, source: { kind: 'posted' } });
  });

  it('tells a notification and an interrupt that are suppressed, and sends none', () => {
    const query = {
      do: 'command',
      owner: 'pf0',
      command: 'VIRTIO_ADMIN_DEVICE_MGMT_ATTRS',
      header: { group_id: 1 },
    } as const;
    const all = asked(
      { do: 'set-notifications', device: 'pf0', queue: 2, wanted: false },
      { do: 'set-interrupts', device: 'pf0', queue: 2, wanted: false },
      query,
    );
    expect(all).toContain('The device asks for no notifications for avq0 of PF 0, used.flags 0 → 1.');
    expect(all).toContain('The driver asks for no interrupts for avq0 of PF 0, avail.flags 0 → 1.');
    expect(all).toContain('Sends no notification for avq0 (virtqueue 2), because used.flags is 1.');
    expect(all).toContain('Sends no interrupt, because avail.flags is 1.');
  });
});

describe('sentences: initialization', () => {
  it('tells each step of a driver with the register values', () => {
    const all = sentences(
      scenarioOf({ ...smallScenario(), script: [{ do: 'load-driver', device: 'pf0' }], expect: [] }),
    );
    expect(all.slice(0, 10)).toEqual([
      'Loads the driver of PF 0.',
      'Writes 0 to device_status (it was 0x00): asks for a reset.',
      'Completes the reset: device_status 0x00 → 0x00.',
      'Reads device_status 0x00: the reset is complete.',
      'Sets ACKNOWLEDGE: device_status 0x00 → 0x01.',
      'Sets DRIVER: device_status 0x01 → 0x03.',
      'Reads device_feature; offered: bits 32, 37, 41-43.',
      'Writes driver_feature: accepts bits 32, 37, 41-43.',
      'Sets FEATURES_OK: device_status 0x03 → 0x0b. The device accepts bits 32, 37, 41-43.',
      'Reads device_status 0x0b: FEATURES_OK is still set.',
    ]);
    expect(all[10]).toBe('Reads admin_queue_index 2 and admin_queue_num 1: avq0 is virtqueue 2.');
    expect(all[11]).toMatch(
      /^Sets up virtqueue 0 \(receiveq1\), size 8: queue_desc 0x1000, queue_driver 0x\w+, queue_device 0x\w+\.$/,
    );
    expect(all.at(-1)).toBe('Sets DRIVER_OK: device_status 0x0b → 0x0f. The device is live.');
  });

  it('says when the gate of a member closes, and why a driver gives up', () => {
    const all = asked({ do: 'load-driver', device: 'pf0/vf1' });
    expect(all).toContain('Sets ACKNOWLEDGE: device_status 0x00 → 0x01. From here: assign refused.');
    const given = sentences(scenarioOf(libraryFile('without-version-1.json'))).find(each =>
      each.startsWith('Gives up'),
    );
    expect(given).toMatch(/^Gives up: VERSION_1 is not offered.* Sets FAILED: device_status 0x03 → 0x83\.$/);
  });
});

describe('sentences: what a person does', () => {
  it.each<[Intent, string]>([
    [
      { do: 'write-register', device: 'pf0/vf1', register: 'device_status', value: 1 },
      'Writes 0x1 to device_status of VF 1 by hand: device_status 0x00 → 0x01.',
    ],
    [
      { do: 'write-register', device: 'pf0/vf1', register: 'queue_select', value: 0 },
      'Writes 0x0 to queue_select of VF 1 by hand: it was 0x0.',
    ],
    [{ do: 'edit-memory', at: '0x1002', bytes: '0a0b' }, 'Changes 2 bytes of memory at 0x1002 by hand: 0000 → 0a0b.'],
    [{ do: 'flr', device: 'pf0/vf1' }, 'Function-level reset of VF 1: device_status 0x00 → 0x00.'],
    [{ do: 'disable-vfs', owner: 'pf0' }, 'Clears VF Enable of PF 0: 2 VFs vanish at once.'],
    [{ do: 'unload-driver', device: 'pf0' }, 'Unloads the driver of PF 0.'],
    [
      { do: 'command', owner: 'pf0', raw: '0700', writable: 8 },
      'Gives the driver of PF 0 command 1: opcode 0x0007, which is no command, 2 bytes typed by hand.',
    ],
  ])('tells %o', (intent, sentence) => {
    expect(asked(intent)[0]).toBe(sentence);
  });

  it('tells what an illegal write breaks', () => {
    const [sentence] = asked({ do: 'write-register', device: 'pf0/vf1', register: 'num_queues', value: 7 });
    expect(sentence).toMatch(/^Writes 0x7 to num_queues of VF 1 by hand\. .*read-only/);
  });
});

describe('sentences: everywhere', () => {
  it.each(libraryFiles)('every step of %s is a sentence of its own kind', file => {
    for (const { key, sentence, clauses } of told(run(scenarioOf(libraryFile(file))))) {
      expect(sentence, key).toMatch(/^[A-Z].*\.$/s);
      expect(sentence, key).not.toMatch(/undefined|null|NaN|\[object|\.\.|nothing changes/);
      // more than the name of the action
      expect(sentence.length, key).toBeGreaterThan(key.length - key.indexOf(' '));
      expect(sentence.length, sentence).toBeLessThan(400);
      for (const { id, text } of clauses) expect(text, `${key}: ${id} is in the catalogue`).not.toBe('');
    }
  });
});
