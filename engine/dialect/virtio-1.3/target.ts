import type { Fields, GroupType } from '../../admin/command.ts';
import type { Infer } from '../../layout/struct.ts';
import { SRIOV } from './groups.ts';
import type { commandHeader } from './layouts.ts';

type Header = Infer<typeof commandHeader>;

/** The group of a command, in words. */
export const groupTitle = (header: Fields, groupTypes: readonly GroupType[]): string => {
  const { group_type } = header as Header;
  return groupTypes.find(({ id }) => id === group_type)?.title ?? `group ${group_type}`;
};

/** Who a command is for, in words. */
export const memberTitle = (header: Fields): string => {
  const { group_type, group_member_id } = header as Header;
  return group_type === SRIOV ? `VF ${group_member_id}` : `member ${group_member_id} of group ${group_type}`;
};
