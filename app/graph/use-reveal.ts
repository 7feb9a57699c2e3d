import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useApp } from '../store/app-state.ts';
import type { Picture } from './layout.ts';
import { revealing } from './reveal.ts';

/** Shows the function that somebody chose elsewhere, when it is out of view. */
export const useReveal = (picture: Picture, width: number, height: number): void => {
  const flow = useReactFlow();
  const device = useApp(state => state.selection.device);
  const before = useRef(device);
  useEffect(() => {
    if (before.current === device) return;
    before.current = device;
    const node = picture.nodes.find(each =>
      each.kind === 'range' ? each.members.includes(device) && !each.open : each.id === device,
    );
    if (!node) return;
    const view = flow.getViewport();
    const next = revealing(view, node, width, height);
    if (next !== view) void flow.setViewport(next);
  }, [device, picture, width, height, flow]);
};
