import type { GroupType } from '../../admin/command.ts';
import { published } from '../../spec/source.ts';

export const SELF = 0;

/** The owner itself, as member 0 of a group of its own. Source: "Group types", Self (v1.4). */
export const selfGroup: GroupType = {
  id: SELF,
  name: 'Self',
  title: 'the Self group',
  source: published('basic facilities, "Device groups", since 1.4'),
  member: (owner, id) => (id === 0n ? owner.id : null),
};
