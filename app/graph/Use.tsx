import type { MemberNodeView } from '../../engine/view/parts/group.ts';
import { picture } from '../text/picture.ts';

/** Whether a member is in use. */
export const Use = ({ member }: { readonly member: MemberNodeView }) => (
  <span
    data-used={member.inUse}
    data-unknown={member.status.value.unknown}
    className="text-ink-2 data-[used=true]:font-semibold data-[used=true]:text-ink"
  >
    {picture.use(member)}
  </span>
);
