import { describe, expect, it } from 'vitest';
import { libraryFile } from '../testing/page.ts';
import { decodeLink, encodeLink } from './link.ts';
import { parseScenario } from './parse.ts';
import type { Scenario } from './scenario.ts';

const assign = {
  do: 'command',
  owner: 'pf0',
  command: 'VIRTIO_ADMIN_DEVICE_MGMT',
  header: { group_id: 1, group_member_id: 1 },
  data: { operation: 1 },
};
const withCommand = (more: object) => {
  const file = libraryFile('seven-steps.json');
  return {
    ...file,
    expect: [],
    script: [
      { do: 'load-driver', device: 'pf0' },
      { ...assign, ...more },
    ],
    recipe: [],
  };
};
const read = (more: object): Scenario => {
  const parsed = parseScenario(withCommand(more), 'page');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};
const errorOf = (more: object) => {
  const parsed = parseScenario(withCommand(more), 'page');
  return parsed.ok ? null : parsed.error[0];
};

describe('lengths and cuts of a command', () => {
  it('are kept by a link', () => {
    const layout = { readable: 24, writable: 16, splitReadable: [1, 8], splitWritable: [8], indirect: false };
    const scenario = read(layout);
    expect(scenario.script[1]?.intent).toMatchObject(layout);
    const back = decodeLink(encodeLink(scenario, {}));
    expect(back.ok && back.value.scenario).toEqual(scenario);
  });

  it('are refused with their path when they are none', () => {
    expect(errorOf({ splitReadable: [32] })).toMatchObject({ path: 'script[1].splitReadable' });
    expect(errorOf({ readable: 8, splitReadable: [8] })).toMatchObject({ path: 'script[1].splitReadable' });
    expect(errorOf({ writable: 8, splitWritable: [4, 4] })).toMatchObject({ path: 'script[1].splitWritable' });
    expect(errorOf({ splitReadable: [0] })).toMatchObject({ path: 'script[1].splitReadable[0]' });
    expect(errorOf({ readable: 5000 })).toMatchObject({ path: 'script[1].readable' });
    expect(errorOf({ indirect: 'yes' })).toMatchObject({ path: 'script[1].indirect' });
    expect(errorOf({ readable: 0, writable: 0 })).toMatchObject({ path: 'script[1]' });
    expect(errorOf({ splitWritable: Array.from({ length: 65 }, (_, k) => k + 1) })).toMatchObject({
      path: 'script[1].splitWritable',
    });
  });
});
