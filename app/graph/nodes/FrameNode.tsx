import { memo } from 'react';
import { picture } from '../../text/picture.ts';
import { RoleGlyph } from '../../ui/RoleGlyph.tsx';
import type { NodeData } from '../flow-types.ts';
import { useGroup } from '../use-group.ts';

/** The group as a frame around its members; the title stands on its upper edge. */
export const FrameNode = memo(function FrameNode({ data }: NodeData<'frame'>) {
  const { frame } = data;
  const group = useGroup(data.owner);
  if (!group) return null;
  return (
    <section aria-label={group.title} className="relative h-full">
      <svg aria-hidden width={frame.width} height={frame.height} className="absolute inset-0 overflow-visible">
        <path d={frame.path} className="fill-member/[0.04] stroke-member" strokeWidth="1" />
      </svg>
      <p
        className="absolute -top-2 flex items-center gap-1.5 whitespace-nowrap bg-bg px-1.5 leading-4"
        title={picture.frame(group.field, group.id, group.members, group.owned)}
        style={{ left: data.tagX - 6, maxWidth: frame.width - data.tagX + 6 }}
      >
        <RoleGlyph role="member" />
        <b className="font-semibold">{picture.group(group.name)}</b>
        <span className="truncate text-ink-2">{picture.frame(group.field, group.id, group.members, group.owned)}</span>
      </p>
    </section>
  );
});
