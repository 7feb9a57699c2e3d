import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useApp } from '../store/app-state.ts';
import type { Picture } from './layout.ts';
import { revealing } from './reveal.ts';

/** Shows the function that is looked at elsewhere, when it is out of view; again when the picture is laid out anew. */
export const useReveal = (picture: Picture, width: number, height: number): void => {
  const flow = useReactFlow();
  const device = useApp(state => state.selection.device);
  const seen = useRef<{ readonly device: string; readonly picture: Picture } | null>(null);
  useEffect(() => {
    // Until then a view that is set is lost.
    if (!flow.viewportInitialized) return;
    const last = seen.current;
    seen.current = { device, picture };
    // A picture begins with its first owner.
    const isFirst = picture.nodes.find(({ kind }) => kind === 'owner')?.id === device;
    if ((last === null || last.device === device) && (isFirst || last?.picture === picture)) return;
    const node = picture.nodes.find(each =>
      each.kind === 'range' ? each.members.includes(device) && !each.open : each.id === device,
    );
    // Members stay where somebody left them when a range beside them is opened.
    if (!node || (last?.device === device && node.kind !== 'owner')) return;
    const view = flow.getViewport();
    const next = revealing(view, node, width, height);
    if (next !== view) void flow.setViewport(next);
  }, [device, picture, width, height, flow]);
};
