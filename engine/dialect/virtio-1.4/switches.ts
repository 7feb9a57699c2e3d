import { ours } from '../../spec/source.ts';
import type { Switch } from '../dialect.ts';
import { contradiction, point, silence } from '../virtio-1.3/switches.ts';

/** What 1.4 adds to the points that 1.3 leaves open. */
export const switches: readonly Switch[] = [
  point(
    'object-opcodes',
    'Opcodes 0x000b and 0x000c',
    contradiction('the opcode table has QUERY first, the sections of the commands have MODIFY first'),
    [
      ['table', '0x000b is QUERY, 0x000c is MODIFY'],
      ['sections', '0x000b is MODIFY, 0x000c is QUERY'],
    ],
    'An implementation that is public follows the table.',
  ),
  point(
    'metadata-too-short',
    'Too little room for the metadata of device parts',
    contradiction('no command fails for its length, and this one answers ENOMEM'),
    [
      ['enomem', 'ENOMEM, as its own section says'],
      ['cut', 'the answer is cut, as for every other command'],
    ],
    'A section of its own is taken for an exception.',
  ),
  point(
    'capability-excess',
    'A driver capability beyond that of the device',
    silence('a device may answer EINVAL'),
    [
      ['refused', 'EINVAL and INVALID_FIELD'],
      ['accepted', 'it is taken as it is'],
    ],
    'What the device does not have cannot be used.',
  ),
  point(
    'set-while-running',
    'DEV_PARTS_SET while the member runs',
    silence('a device should fail it, and with which status'),
    [
      ['refused', 'EBUSY'],
      ['allowed', 'the parts wait until the member is stopped and goes on'],
    ],
    'A device that follows every should refuses it.',
  ),
  point(
    'mode-over-reset',
    'A stopped member that is reset',
    silence('whether stop mode survives a reset of the member'),
    [
      ['stays', 'it stays stopped: its owner has stopped it'],
      ['resumes', 'it runs, as after power on'],
    ],
    'The mode is the owner driver’s, the reset is that of the member’s own driver.',
  ),
  point(
    'objects-over-vf-enable',
    'Objects of VFs that vanish',
    silence('what becomes of objects of the SR-IOV group when VF Enable is cleared'),
    [
      ['destroyed', 'they go with their VFs'],
      ['kept', 'they are there again with the VF of the same number'],
    ],
    'An object of a member that does not exist cannot be addressed.',
  ),
  point(
    'packed-parts',
    'Parts of a packed virtqueue that is in use',
    silence('where its ring stands: no part carries its positions and wrap counters'),
    [
      ['refused', 'DEV_PARTS_SET ends in INVALID_FIELD'],
      ['anew', 'the ring goes on from its first descriptor, right or wrong'],
    ],
    'A split ring tells by virtq_used.idx in memory; a packed ring cannot be resumed.',
  ),
  point(
    'later-opcode',
    'A device of a later release',
    ours('lists may grow: a driver has to cope with opcodes that it does not know'),
    [
      ['none', 'LIST_QUERY reports what this release has'],
      ['opcode-64', 'LIST_QUERY reports opcode 64 as well'],
    ],
    'It shows where the two lengths of the bitmap part.',
  ),
  point(
    'taken-id',
    'RESOURCE_OBJ_CREATE with an id that is taken',
    contradiction('EEXIST is used by name and is not among the statuses'),
    [
      ['eexist', 'EEXIST, with the number that Linux has: 17'],
      ['einval', 'EINVAL, which is how a driver takes a status that the table does not have'],
    ],
    'The name is there, and all numbers are those of Linux.',
  ),
  point(
    'parts-object-limits',
    'What the limits of device parts objects count',
    silence('whether they are for each member or for the owner, and whether ids are'),
    [
      ['per-member', 'objects and ids of each member are counted apart'],
      ['per-owner', 'all members share ids and limits'],
    ],
    'Every member may have to be captured at the same time.',
  ),
  point(
    'feature-windows',
    'Feature windows beyond 1',
    contradiction('a note says that only windows 0 and 1 mean something, and bits 64 to 70 exist'),
    [
      ['any', 'window 2 shows bits 64 to 95'],
      ['two', 'window 2 reads 0: bits 64 and up cannot be offered'],
    ],
    'Bits that nobody could negotiate would be of no use.',
  ),
];
