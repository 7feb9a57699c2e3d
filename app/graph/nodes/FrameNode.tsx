import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useApp } from '../../store/app-state.ts';
import { picture } from '../../text/picture.ts';
import { RoleGlyph } from '../../ui/RoleGlyph.tsx';
import type { NodeData } from '../flow-types.ts';
import { memberIn, ownerIn } from '../select.ts';

/** The group as a frame around its members; the title stands on its upper edge. */
export const FrameNode = memo(function FrameNode({ data }: NodeData<'frame'>) {
  const { frame } = data;
  // The frame is drawn around the members of an owner, which are those of its SR-IOV group; Self groups are in the nodes.
  const group = useApp(useShallow(state => state.run.group?.groups.find(each => each.id !== 0)));
  const owned = useApp(state => (ownerIn(state.run, data.owner)?.member ?? null) !== null);
  const count = useApp(({ run }) =>
    (run.run?.functions ?? []).reduce(
      (sum, id) => sum + (id.startsWith(`${data.owner}/`) && memberIn(run, id)?.present ? 1 : 0),
      0,
    ),
  );
  return (
    <section aria-label={group?.title} className="relative h-full">
      <svg aria-hidden width={frame.width} height={frame.height} className="absolute inset-0 overflow-visible">
        <path d={frame.path} className="fill-member/[0.04] stroke-member" strokeWidth="1" />
      </svg>
      <p
        className="absolute -top-2 flex items-center gap-1.5 whitespace-nowrap bg-bg px-1.5 leading-4"
        style={{ left: data.tagX - 6 }}
      >
        <RoleGlyph role="member" />
        <b className="font-semibold">{group && picture.group(group.name)}</b>
        <span className="text-ink-2">{group && picture.frame(group.id, count, owned)}</span>
      </p>
    </section>
  );
});
