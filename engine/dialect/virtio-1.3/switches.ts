import type { Source } from '../../spec/source.ts';
import { ours } from '../../spec/source.ts';
import type { Switch } from '../dialect.ts';

type Reading = readonly [id: string, text: string];

/** A point where the text contradicts itself or says nothing; the first reading is the default. */
export const point = (
  id: string,
  title: string,
  source: Source,
  readings: readonly Reading[],
  reason: string,
): Switch => ({
  id,
  title,
  readings: readings.map(([reading, text]) => ({ id: reading, text })),
  byDefault: readings[0]?.[0] ?? '',
  reason,
  source,
});

export const contradiction = (what: string): Source => ours(`the text contradicts itself: ${what}`);
export const silence = (what: string): Source => ours(`the text does not say: ${what}`);

/** What 1.3 leaves open or says in two ways, and a run can show. */
export const switches: readonly Switch[] = [
  point(
    'unused-member-id',
    'Member id 0 of LIST_QUERY and LIST_USE in the SR-IOV group',
    contradiction('ids outside of 1 to NumVFs fail all commands, and these two carry 0'),
    [
      ['unchecked', 'a member id is checked only where the command uses it'],
      ['strict', 'every command of the group needs a member id from 1 to NumVFs'],
    ],
    'Otherwise no list could ever be queried.',
  ),
  point(
    'bitmap-length',
    'Words of the opcode bitmap',
    contradiction('the prose counts bits 0 to the largest, a formula leaves out the + 1'),
    [
      ['prose', 'as many words as the largest opcode needs'],
      ['formula', 'one word fewer when the largest opcode is a multiple of 64'],
    ],
    'With the formula the largest opcode would not be in the bitmap.',
  ),
  point(
    'list-dependencies',
    'Lists that break dependencies between opcodes',
    silence('a device may refuse such lists, and which ones it does'),
    [
      ['refused', 'opcodes 2 to 5 come only together, and 6 needs them; else INVALID_FIELD'],
      ['accepted', 'any subset of the supported opcodes'],
    ],
    'A half of the legacy accesses is of no use to anybody.',
  ),
  point(
    'legacy-width',
    'Width of a legacy access',
    contradiction('the data length is the width, and parts are multiples of 8 bytes'),
    [
      ['by-length', 'the bytes given, or the room for the result'],
      ['by-field', 'at most the size of the field at the offset; what is padded is cut'],
    ],
    'It is what the text says first, and drivers do not pad.',
  ),
  point(
    'writable-units',
    'A writable part that holds a part of the answer',
    contradiction('a device initializes parts that are multiples of 64 bits'),
    [
      ['as-fits', 'as many bytes as fit'],
      ['whole-units', 'whole units of 8 bytes, where one fits at all'],
    ],
    'Status and qualifier have to be there even in 4 bytes.',
  ),
  point(
    'list-over-vf-enable',
    'The list of the SR-IOV group when VF Enable is cleared',
    silence('whether the list outlives the group'),
    [
      ['kept', 'it is there again when VF Enable is set again'],
      ['forgotten', 'as after a reset'],
    ],
    'Only a reset is said to forget it.',
  ),
  point(
    'member-in-reset',
    'A legacy access while the member is being reset',
    silence('whether a device waits, answers, or asks to try again'),
    [
      ['answered', 'the registers are as they are'],
      ['try-again', 'EAGAIN and TRYAGAIN, without any effect'],
    ],
    'A legacy driver that polls device_status wants an answer each time.',
  ),
  point(
    'missing-part',
    'A buffer without a readable or without a writable part',
    contradiction('parts are longer than zero, says a requirement that names the wrong side'),
    [
      ['complete-empty', 'returned with used length 0'],
      ['fault', 'the device sets DEVICE_NEEDS_RESET'],
    ],
    'It is a duty of the driver, and a device never fails a command for its length alone.',
  ),
  point(
    'notify-entries',
    'How many notification addresses there can be',
    contradiction('up to four are usable, and the last of the four ends the list'),
    [
      ['end-marked', 'at most three, since the last entry has flags 0'],
      ['four', 'all four entries are addresses, and no entry ends the list'],
    ],
    'The rule that the last entry ends the list is the stricter one.',
  ),
  point(
    'admin-queue-num-zero',
    'ADMIN_VQ with admin_queue_num 0',
    contradiction('an owner exposes one or more administration virtqueues, and their number may read 0'),
    [
      ['allowed', 'there is none, and the driver goes on without'],
      ['violation', 'the device breaks the rule that there is at least one'],
    ],
    'The register’s own text names 0.',
  ),
  point(
    'queue-order',
    'Commands that are in one administration virtqueue at the same time',
    contradiction('commands are consumed without an order, says an introduction, and in queue order, says a rule'),
    [
      ['as-queued', 'the oldest is carried out first'],
      ['any', 'the device carries out the newest that it has taken first'],
    ],
    'The rule is a rule; the sentence before it introduces.',
  ),
  point(
    'duplex',
    'Full duplex as 1 or as 0',
    contradiction('the description of the field has 1 for full, a requirement has 0'),
    [
      ['description', '1 is full, 0 is half'],
      ['requirement', '0 is full, 1 is half'],
    ],
    'Devices that exist say 1.',
  ),
];
