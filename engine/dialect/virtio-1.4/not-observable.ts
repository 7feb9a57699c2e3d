import type { NotObservable } from '../margin-types.ts';
import { missingTypes } from './object-types.ts';

/** Points that no run can show. */
export const notObservable: readonly NotObservable[] = [
  { id: 'X7', title: 'Opcode 0x0012 in no table', reason: 'It means nothing, as every opcode that is not assigned.' },
  { id: 'X12', title: 'Commands by names that do not exist', reason: 'Only one command can be meant by each.' },
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
  { id: 'D2', title: 'Bits 41 and 42 of device types', reason: 'ADMIN_VQ is all that bit 41 is here.' },
  { id: 'D4', title: 'Speeds with one digit too many', reason: 'They would not fit the field.' },
  {
    id: 'D5',
    title: 'The order of the status bits in a list',
    reason: 'The sequence of initialization says what is meant.',
  },
  { id: 'D6', title: 'Status bits that the device clears', reason: 'A driver that writes the union breaks no rule.' },
  { id: 'D7', title: 'Sections that no checklist names', reason: 'They are in the catalogue all the same.' },
  {
    id: 'D8',
    title: 'The size of the vector table',
    reason: 'Table Size holds the number of entries less one; then both sentences allow the same vectors.',
  },
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
