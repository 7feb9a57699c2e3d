import { picture as text } from '../text/picture.ts';
import type { FlowEdge, FlowNode } from './flow-types.ts';
import type { Placed, PlacedKind, Wire } from './placed.ts';

/** Behind, in this order: frames, tracks and gates, what can be pressed. */
const LAYER: Readonly<Record<PlacedKind, number>> = {
  frame: 0,
  clause: 1,
  track: 1,
  gate: 1,
  driver: 2,
  owner: 2,
  member: 2,
  card: 2,
  row: 2,
  range: 2,
};

export const nodeOf = (placed: Placed): FlowNode => ({
  id: placed.id,
  type: placed.kind,
  position: { x: placed.x, y: placed.y },
  width: placed.width,
  height: placed.height,
  zIndex: LAYER[placed.kind],
  // React Flow lets pass through what it cannot select or drag; ours have buttons and links inside.
  style: { pointerEvents: placed.kind === 'frame' || placed.kind === 'track' ? 'none' : 'all' },
  focusable: false,
  selectable: false,
  draggable: false,
  connectable: false,
  domAttributes: { 'aria-roledescription': text.place },
  data: placed as FlowNode['data'],
});

/** `active`: a command takes effect along it now, so that it lies over the others. */
export const edgeOf = (wire: Wire, active: boolean): FlowEdge => ({
  id: wire.id,
  type: wire.kind,
  source: wire.source,
  target: wire.target,
  zIndex: active ? 2 : 1,
  focusable: false,
  selectable: false,
  ariaLabel: text.wire(wire.source, wire.target),
  domAttributes: { 'aria-roledescription': text.line },
  data: wire as NonNullable<FlowEdge['data']>,
});
