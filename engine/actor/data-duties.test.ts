import { expect, it } from 'vitest';
import { violations } from '../testing/lab.ts';
import { command, publishedLab } from '../testing/published-lab.ts';

const read = command('LEGACY_COMMON_CFG_READ', [1, 2], { offset: 18 }, { writable: 9 });

it('a frame is no admin command: what its bytes would mean as one is nobody’s duty', () => {
  const lab = publishedLab({ dialect: 'virtio-1.4', discovers: [1] });
  lab.do({ do: 'load-driver', device: 'pf0/vf2' });
  lab.do({ do: 'request', device: 'pf0/vf2', request: 'transmit', bytes: 'ff'.repeat(60) });
  lab.do({ do: 'request', device: 'pf0', request: 'transmit', bytes: 'ff'.repeat(60) });
  expect(violations(lab.events)).toEqual([]);
});

it('a frame of the owner that is out neither keeps VF Enable set nor LIST_USE waiting', () => {
  const lab = publishedLab({ dialect: 'virtio-1.4', discovers: [1] });
  // As a header its bytes would be opcode 1 to group 1.
  lab.take({ do: 'request', device: 'pf0', request: 'transmit', bytes: '01000100'.repeat(15) });
  lab.run({ holding: ['device:pf0/q1'] });
  lab.take(command('LIST_USE', [1, 0], { device_admin_cmd_opcodes: '0x7f' }));
  lab.run({ holding: ['device:pf0/q1'] });
  lab.take({ do: 'disable-vfs', owner: 'pf0' });
  expect(violations(lab.events)).toEqual([]);
});

it('a legacy access is as long as the field is wide, so only padding by the field can be asked for', () => {
  const violated = (readings: Readonly<Record<string, string>>) => {
    const lab = publishedLab({ dialect: 'virtio-1.3', discovers: [1], readings });
    lab.send(read);
    return violations(lab.events);
  };
  expect(violated({})).toEqual([]);
  expect(violated({ 'legacy-width': 'by-field' })).toEqual(['admin.vq.parts-multiple-of-8']);
});
