import type { Fields } from '../../admin/command.ts';
import type { Infer } from '../../layout/struct.ts';
import type { commandHeader } from '../virtio-1.3/layouts.ts';
import { memberTitle as memberTitle13 } from '../virtio-1.3/target.ts';
import { SELF } from './groups.ts';

/** Who a command is for, in words: the Self group has come. */
export const memberTitle = (header: Fields): string => {
  const { group_type, group_member_id } = header as Infer<typeof commandHeader>;
  if (group_type !== SELF) return memberTitle13(header);
  return group_member_id === 0n ? 'the device itself' : `Self member ${group_member_id}`;
};
