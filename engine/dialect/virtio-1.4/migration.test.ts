import { describe, expect, it } from 'vitest';
import { featureSet } from '../../num/feature-set.ts';
import { eventsOfType, violations } from '../../testing/lab.ts';
import { meets } from '../../testing/meets.ts';
import { command, publishedLab } from '../../testing/published-lab.ts';
import type { Intent } from '../../world/intent.ts';

const dialect = 'virtio-1.4';
const migrate: Intent = { do: 'migrate', device: 'pf0/vf1', to: 'pf1/vf3' };

/** Two PFs whose lists are declared, and a VF of the first that runs and has sent one frame. */
const ready = (pf = {}) => {
  const lab = publishedLab({ dialect, discovers: [0, 1], pfs: 2, pf });
  lab.do({ do: 'load-driver', device: 'pf0/vf1' });
  lab.do({ do: 'request', device: 'pf0/vf1', request: 'transmit', bytes: 'ab'.repeat(60) });
  return lab;
};

describe('owner drivers: migration', () => {
  it('stop, get the parts, stop there, set the parts, resume, by commands of their own', () => {
    meets('admin.parts.driver-stop-before-set');
    meets('admin.parts.driver-parts-buffer');
    const lab = ready();
    const before = lab.answers.length;
    lab.do(migrate);
    // Owner, opcode, group and member of each.
    expect(
      lab.answers
        .slice(before)
        .map(({ token, sent }) => [token.command.queue, sent.slice(0, 4), sent.slice(4, 6), sent.slice(32, 34)]),
    ).toEqual([
      [2, '0800', '00', '00'],
      [2, '0900', '00', '00'],
      [2, '0a00', '01', '01'],
      [2, '1100', '01', '01'],
      [2, '0e00', '01', '01'],
      [2, '0f00', '01', '01'],
      [2, '0800', '00', '00'],
      [2, '0900', '00', '00'],
      [2, '0a00', '01', '03'],
      [2, '1100', '01', '03'],
      [2, '1000', '01', '03'],
      [2, '1100', '01', '03'],
      [2, '0d00', '01', '03'],
      [2, '0d00', '01', '01'],
    ]);
    expect(lab.answers.slice(before).map(({ outcome }) => outcome?.ok)).toEqual(Array(14).fill(true));
    const [from, to] = [lab.device('pf0/vf1'), lab.device('pf1/vf3')];
    expect([to.status, to.negotiated, to.facets.stopped]).toEqual([0x0f, from.negotiated, false]);
    expect(to.queues.map(({ registers }) => registers)).toEqual(from.queues.map(({ registers }) => registers));
    expect(to.queues.map(({ ring }) => ring?.publishedUsedIdx)).toEqual([0, 1]);
    expect([from.facets.stopped, from.status]).toEqual([true, 0x0f]);
    expect(lab.device('pf0').facets.objects).toEqual([]);
    expect(lab.device('pf1').facets.objects).toEqual([]);
  });

  it('breaks no rule, parts that are multiples of 8 bytes included', () => {
    const lab = ready();
    const from = lab.events.length;
    lab.do(migrate);
    expect(violations(lab.events.slice(from))).toEqual([]);
  });

  it('waits for what the VF holds, and what comes later waits in its ring', () => {
    const lab = ready();
    lab.take({ do: 'request', device: 'pf0/vf1', request: 'transmit', bytes: 'cd'.repeat(60) });
    lab.run({ before: 'device:pf0/vf1/q1 execute' });
    lab.do(migrate);
    expect(lab.device('pf1/vf3').queues[1]?.ring?.publishedUsedIdx).toBe(2);
    lab.do({ do: 'request', device: 'pf0/vf1', request: 'transmit', bytes: 'ef'.repeat(60) });
    // The driver has notified the VF that it knows, which is stopped; the other one finds the frame when it is told.
    expect(lab.device('pf0/vf1').queues[1]?.ring?.publishedUsedIdx).toBe(2);
  });

  it('goes between two VFs of one PF', () => {
    const lab = ready();
    lab.do({ do: 'migrate', device: 'pf0/vf1', to: 'pf0/vf2' });
    expect(lab.device('pf0/vf2').negotiated).toBe(lab.device('pf0/vf1').negotiated);
  });

  it('sets the limits of one PF once: they stay as they are while there is an object', () => {
    meets('admin.res.driver-cap-frozen');
    const lab = ready();
    const before = lab.answers.length;
    lab.do({ ...migrate, to: 'pf0/vf3' });
    expect(lab.answers.slice(before).map(({ sent }) => sent.slice(0, 2))).toEqual([
      '08',
      '09',
      '0a',
      '11',
      '0e',
      '0f',
      '0a',
      '11',
      '10',
      '11',
      '0d',
      '0d',
    ]);
    expect(lab.answers.slice(before).every(({ outcome }) => outcome?.ok)).toBe(true);
  });

  it('ends where a command is refused, and says so', () => {
    const other = { type: 'net', features: featureSet([5, 32]), driverFeatures: featureSet([5, 32]) } as const;
    const lab = ready({ vfs: { 3: other } });
    lab.do(migrate);
    expect(lab.answers.at(-1)?.outcome?.name).toBe('VIRTIO_ADMIN_STATUS_EINVAL Q_INVALID_FIELD');
    expect(eventsOfType(lab.events, 'note/said').at(-1)?.text).toMatch(
      /^The plan ends here: VIRTIO_ADMIN_STATUS_EINVAL/,
    );
    expect(lab.device('pf1/vf3').status).toBe(0);
  });

  it.each([
    [
      'a list that lacks an opcode',
      { do: 'migrate', device: 'pf0/vf1', to: 'pf1/vf2' },
      /PF 0 has not declared opcodes 8, 9 of group 0/,
    ],
    ['a PF', { do: 'migrate', device: 'pf0', to: 'pf1/vf2' }, /no VF pf0/],
    ['itself', { do: 'migrate', device: 'pf0/vf1', to: 'pf0/vf1' }, /to another one/],
    ['nobody', { do: 'migrate', device: 'pf0/vf1', to: 'pf3/vf1' }, /no VF pf3\/vf1/],
  ] as const)('cannot begin with %s', (_, intent, why) => {
    const lab = publishedLab({ dialect, discovers: [1], pfs: 2 });
    expect(lab.refuses(intent)).toMatch(why);
  });

  it('is nothing that 1.3 has', () => {
    expect(publishedLab({ dialect: 'virtio-1.3', pfs: 2 }).refuses(migrate)).toMatch(/no device parts/);
  });

  it('may find an object of the same id there, and stops', () => {
    const lab = ready();
    lab.send(command('DRIVER_CAP_SET', [0, 0], { id: 0, cap_specific_data: 'hex:0202' }));
    lab.send(
      command('RESOURCE_OBJ_CREATE', [1, 1], { 'hdr.id': 0, resource_obj_specific_data: 'hex:0000000000000000' }),
    );
    lab.do(migrate);
    expect(lab.answers.at(-1)?.outcome?.fields.status).toBe(17);
    expect(lab.device('pf0/vf1').facets.stopped).toBe(false);
  });
});
