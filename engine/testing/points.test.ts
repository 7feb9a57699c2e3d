import { expect, it } from 'vitest';
import { dialectOf } from '../dialect/dialects.ts';
import { marginOf } from '../dialect/margin.ts';

/**
 * Every contradiction and gap that the texts are known for, and the switch that lets it be read in more than one way, or
 * the entry that says why no run can show it.
 */
const draft: Readonly<Record<string, string>> = {
  'the header': 'generic-header',
  'how success is told': 'how-success-is-told',
  'the id of the Self group': 'self-group-id',
  'the target of ATTRS': 'attrs-target',
  'errors for what does not exist': 'errors-for-what-does-not-exist',
  'the PF addressing itself': 'pf-as-member-0',
  'a VF while VF Enable is clear': 'vf-enable-clear',
  'query before assign': 'query-before-assign',
  'reset of the member': 'persistence',
  'FLR of the member': 'persistence-flr',
  'VF Enable': 'persistence-vf-enable',
  'reset of the owner': 'persistence-owner-reset',
  'bits that cannot be managed': 'outside-manageable',
  'bits 64 and above': 'bits-64-up',
  'valid combinations': 'validity',
  zero: 'zero-assign',
  'attrs_mask without bit 43': 'attrs-without-43',
  'the race': 'acknowledge-race',
  'bit 43 not negotiated': 'mgmt-without-43',
  lengths: 'short-data',
  'reserved fields': 'reserved-bytes',
  'several management devices': 'several-management-devices',
  'O1, zero is an error': 'how-success-is-told',
  'O2, opcodes that collide': 'opcodes-that-collide',
  'O8, headings that are mixed up': 'headings-mixed-up',
  'O10, one set for all': 'beyond-vf',
  'O11, bits of legacy devices': 'legacy-bits',
};

const published: Readonly<Record<string, string>> = {
  X1: 'missing-part',
  X2: 'metadata-too-short',
  X3: 'writable-units',
  X4: 'taken-id',
  X5: 'unused-member-id',
  X6: 'object-opcodes',
  X7: 'X7',
  X8: 'bitmap-length',
  X9: 'X9',
  X10: 'legacy-width',
  X11: 'notify-entries',
  X13: 'parts-object-limits',
  X16: 'queue-order',
  X17: 'admin-queue-num-zero',
  D1: 'feature-windows',
  D3: 'duplex',
  X23: 'packed-parts',
  ...Object.fromEntries([12, 14, 15, 18, 19, 20, 21, 22, 24].map(k => [`X${k}`, `X${k}`])),
  ...Object.fromEntries([2, 4, 5, 6, 7, 8].map(k => [`D${k}`, `D${k}`])),
};

it.each([
  ['draft-2022-07', draft],
  ['draft-2022-07-reviewed', draft],
  ['virtio-1.4', published],
])('%s has a switch or a reason for each point', (id, points) => {
  const dialect = dialectOf(id);
  const { switches } = dialect;
  const { notObservable } = marginOf(dialect);
  const known = [...switches, ...notObservable].map(each => each.id);
  expect(Object.entries(points).filter(([, where]) => !known.includes(where))).toEqual([]);
  for (const { reason } of notObservable) expect(reason).toMatch(/\w/);
});
