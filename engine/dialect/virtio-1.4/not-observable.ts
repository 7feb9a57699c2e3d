import type { NotObservable } from '../margin-types.ts';
import { missingTypes } from './object-types.ts';

/** Points that no run can show. */
export const notObservable: readonly NotObservable[] = [
  {
    id: 'X4',
    title: 'EEXIST without a number',
    reason: 'No other number is in sight than the one that Linux has, 17.',
  },
  { id: 'X7', title: 'Opcode 0x0012 in no table', reason: 'It means nothing, as every opcode that is not assigned.' },
  { id: 'X12', title: 'Commands by names that do not exist', reason: 'Only one command can be meant by each.' },
  {
    id: 'X13',
    title: 'Limits of device parts objects, for each member or for the owner',
    reason:
      'Ids are 0 to the sum of both limits less one, and directions are counted apart; a second reading would need another table of objects.',
  },
  {
    id: 'X14',
    title: 'Ranges of part types that overlap',
    reason: 'No part has a type in the range that is told twice.',
  },
  { id: 'X15', title: 'Parts called DEV_CFG and DRV_CFG', reason: 'There are no such parts; the order table is kept.' },
  { id: 'X18', title: 'The stop flag under two names', reason: 'Both are bit 0.' },
  {
    id: 'X19',
    title: 'Whose capability governs objects of a VF',
    reason: 'Capabilities are for the Self group alone, so only the owner has any.',
  },
  { id: 'X21', title: 'May and must in lower case', reason: 'Both are taken for what they say.' },
  { id: 'X22', title: 'Bit 41 among the bits of device types', reason: 'ADMIN_VQ is all that bit 41 is here.' },
  {
    id: 'X24',
    title: 'Device parts objects and the SR-IOV group',
    reason: 'Without that group they could not be used at all.',
  },
  { id: 'D1', title: 'Feature windows beyond 1', reason: 'Bits 64 and up are there, so their window has to be.' },
  { id: 'D2', title: 'Bits 41 and 42 of device types', reason: 'ADMIN_VQ is all that bit 41 is here.' },
  { id: 'D3', title: 'Full and half duplex the other way round', reason: 'No driver here looks at duplex.' },
  { id: 'D4', title: 'Speeds with one digit too many', reason: 'They would not fit the field.' },
  {
    id: 'D5',
    title: 'The order of the status bits in a list',
    reason: 'The sequence of initialization says what is meant.',
  },
  { id: 'D6', title: 'Status bits that the device clears', reason: 'A driver that writes the union breaks no rule.' },
  { id: 'D7', title: 'Sections that no checklist names', reason: 'They are in the catalogue all the same.' },
  { id: 'D8', title: 'The size of the vector table', reason: 'Vectors are numbers here, without a table.' },
];

/** What 1.4 has and this project does not model; it answers as what does not exist. */
export const notModelled: readonly NotObservable[] = [
  ...missingTypes.map(({ name, reason }) => ({ id: name, title: name, reason })),
  { id: 'VIRTIO_NET_IPSEC_CAPS', title: 'Capabilities 0x0803 and 0x0804', reason: 'no packets are encrypted here' },
  {
    id: 'VIRTIO_DEV_PART_NET_CVQ_CFG',
    title: 'Parts of the control virtqueue',
    reason: 'the control virtqueue carries nothing here',
  },
];
