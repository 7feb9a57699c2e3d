import type { NotObservable } from '../margin-types.ts';

/** Points of the draft that stay open and that no run can show. */
export const notObservable: readonly NotObservable[] = [
  {
    id: 'several-management-devices',
    title: 'Several management devices in a group that is not SR-IOV',
    reason: 'Only the Self and the SR-IOV group exist; Self has one member, SR-IOV at most one management device.',
  },
  {
    id: 'generic-header',
    title: 'The header of a command',
    reason: 'Reconstructed as a whole and labelled so; there is no second reading of a text that is not there.',
  },
  {
    id: 'self-group-id',
    title: 'The id of the Self group',
    reason: 'Reconstructed as 0, the only value below SR-IOV.',
  },
  {
    id: 'how-success-is-told',
    title: 'How success is told, when error 0x00 means in use',
    reason:
      'Reconstructed as a status of its own; a driver that looks at the error byte alone is wrong under any reading.',
  },
  {
    id: 'errors-for-what-does-not-exist',
    title: 'Errors for an unknown group or member',
    reason: 'Reconstructed as statuses 3 and 4; the excerpt has no other values that could be read.',
  },
  {
    id: 'opcodes-that-collide',
    title: 'Opcodes 0x0000 and 0x0001, which became LIST_QUERY and LIST_USE',
    reason: 'Within one version they mean one thing; two runs of another version show the collision.',
  },
  {
    id: 'headings-mixed-up',
    title: 'A table of errors under the headings Opcode and Status',
    reason: 'Only one reading of the table makes sense, and names are what they are.',
  },
  {
    id: 'legacy-bits',
    title: 'Bits 41 and 42, which legacy network devices had taken',
    reason:
      'Within one version a bit has one name; a network device that offers both shows what its driver takes them for.',
  },
];
