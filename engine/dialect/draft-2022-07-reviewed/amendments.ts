import type { Amendment } from '../derive.ts';
import type { Variant } from '../draft-2022-07/variant.ts';

const asPosted = { id: 'as-posted', text: 'as the patch has it', change: null } as const;

/** The comments of the review, in the order of the mail. */
export const amendments: readonly Amendment<Variant>[] = [
  {
    id: 'R1',
    title: 'R1: one patch does two things',
    asked: 'Split the definitions of groups and roles from the commands.',
    invented: ['Which half keeps feature bits 42 and 43: 42 goes with the definitions, 43 with the commands.'],
    ways: [
      { id: 'both', text: 'both halves are there', change: null },
      {
        id: 'definitions',
        text: 'only the roles are there, and no opcode means anything',
        change: { stages: 'definitions' },
      },
      { id: 'commands', text: 'only the commands are there, and nobody has a role', change: { stages: 'commands' } },
    ],
    reason: 'Split in two, both halves are wanted all the same.',
  },
  {
    id: 'R2',
    title: 'R2: a term is used before it is defined',
    asked: 'Define terms before they are used.',
    invented: ['The order: the introduction first, then the commands, then the feature bits.'],
    ways: [
      {
        id: 'terms-first',
        text: 'definitions come before the sentences that need them',
        change: { order: 'terms-first' },
      },
      asPosted,
    ],
    reason: 'Nothing but the order changes.',
  },
  {
    id: 'R3',
    title: 'R3: the word manage three times in one sentence',
    asked: 'Use other words.',
    invented: ['The words: owner device and member device, as 1.3 has them.'],
    ways: [
      { id: 'owner-member', text: 'owner device and member device', change: { vocabulary: 'owner-member' } },
      asPosted,
    ],
    reason: 'These are the words that were published in the end.',
  },
  {
    id: 'R4',
    title: 'R4: the concept of a group covers the roles',
    asked: 'Use the terms of groups, not roles of their own.',
    invented: ['Feature bit 42 goes, and 43 depends on 41 and 37 instead.'],
    ways: [
      {
        id: 'by-group',
        text: 'the PF controls its group without a feature bit that says so',
        change: { roles: 'by-group' },
      },
      asPosted,
    ],
    reason: 'One owner a group says all that bit 42 said.',
  },
  {
    id: 'R5',
    title: 'R5: the Self group makes no sense here',
    asked: 'Say that the commands are not for the Self group.',
    invented: ['The status: invalid group, and before the member is looked up.'],
    ways: [{ id: 'refused', text: 'group_id 0 ends in invalid group', change: { self: 'refused' } }, asPosted],
    reason: 'An assign to Self can never succeed.',
  },
  {
    id: 'R6',
    title: 'R6: the padding should move',
    asked: 'Move the padding so that the field after it is aligned.',
    invented: ['Which bytes move: one before resource and four after it.'],
    ways: [
      { id: 'aligned', text: 'one byte before resource, four after it', change: { layout: 'aligned' } },
      { id: 'aligned-b', text: 'all five bytes in one block before resource', change: { layout: 'aligned-b' } },
      asPosted,
    ],
    reason: 'Both layouts align every field; this one keeps the fields close together.',
  },
  {
    id: 'R7',
    title: 'R7: reserved bytes at the end of results',
    asked: 'Say why 48 bytes are reserved, or leave them out.',
    invented: [
      'The 8 bytes at the end of the result of DEVICE_MGMT go the same way.',
      'How results grow: a short buffer cuts, missing bytes read as zero.',
    ],
    ways: [{ id: 'none', text: 'results end after their last field', change: { reserve: 'none' } }, asPosted],
    reason: 'Length rules let results grow without them.',
  },
  {
    id: 'R8',
    title: 'R8: short forms in prose',
    asked: 'Write words out in sentences.',
    invented: [],
    ways: [{ id: 'spelled-out', text: 'sentences hold no short forms', change: { wording: 'spelled-out' } }, asPosted],
    reason: 'Identifiers keep theirs; no byte changes.',
  },
  {
    id: 'R9',
    title: 'R9: why only bits 0 to 63',
    asked: 'Let the command cover any number of bits.',
    invented: [
      'Words of 64 bits to the end of the data and of the results; word k holds bits 64k to 64k+63.',
      'ATTRS keeps attrs_mask as its first word.',
      'Feature bit 43 keeps its number and loses 63_0 in its name: FEATURE_MGMT.',
    ],
    ways: [{ id: 'any-bits', text: 'as many words of 64 bits as there are', change: { width: 'any-bits' } }, asPosted],
    reason: 'Words to the end need no other command when bit 64 comes.',
  },
];
