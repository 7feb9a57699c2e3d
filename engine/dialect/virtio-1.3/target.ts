import type { Fields } from '../../admin/command.ts';
import type { Infer } from '../../layout/struct.ts';
import type { commandHeader } from './layouts.ts';

/** The group of a command, in words. */
export const groupTitle = (header: Fields): string => {
  const { group_type } = header as Infer<typeof commandHeader>;
  return group_type === 1 ? 'the SR-IOV group' : group_type === 0 ? 'the Self group' : `group ${group_type}`;
};

/** Who a command is for, in words. */
export const memberTitle = (header: Fields): string => {
  const { group_type, group_member_id } = header as Infer<typeof commandHeader>;
  if (group_type === 0) return group_member_id === 0n ? 'the device itself' : `Self member ${group_member_id}`;
  return group_type === 1 ? `VF ${group_member_id}` : `member ${group_member_id} of group ${group_type}`;
};
