import { ReactFlow, ReactFlowProvider } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import './flow.css';
import { useMemo } from 'react';
import { useApp } from '../store/app-state.ts';
import { picture as text } from '../text/picture.ts';
import { ControlEdge, EffectEdge } from './edges.tsx';
import { FitButton } from './FitButton.tsx';
import { edgeOf, nodeOf } from './flow-parts.ts';
import type { FlowEdge, FlowNode } from './flow-types.ts';
import type { Picture } from './layout.ts';
import { linesOf } from './lines.ts';
import { Movers } from './Movers.tsx';
import { CardNode } from './nodes/CardNode.tsx';
import { ClauseNode } from './nodes/ClauseNode.tsx';
import { DriverNode } from './nodes/DriverNode.tsx';
import { FrameNode } from './nodes/FrameNode.tsx';
import { GateNode } from './nodes/GateNode.tsx';
import { MemberNode } from './nodes/MemberNode.tsx';
import { OwnerNode } from './nodes/OwnerNode.tsx';
import { RangeNode } from './nodes/RangeNode.tsx';
import { RowNode } from './nodes/RowNode.tsx';
import { TrackNode } from './nodes/TrackNode.tsx';
import { useFit } from './use-fit.ts';
import { useReveal } from './use-reveal.ts';
import { Verdict } from './Verdict.tsx';

const nodeTypes = {
  frame: FrameNode,
  driver: DriverNode,
  track: TrackNode,
  owner: OwnerNode,
  gate: GateNode,
  clause: ClauseNode,
  member: MemberNode,
  card: CardNode,
  row: RowNode,
  range: RangeNode,
};
/** The mark of its makers would cover the frame; the licence (MIT) and its text are in the package. */
const PRO = { hideAttribution: true };
const edgeTypes = { control: ControlEdge, effect: EffectEdge };

interface Props {
  readonly picture: Picture;
  /** Size of the pane, in pixels of a page with small type. */
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** The pane scrolls; the picture itself is neither moved nor zoomed. */
  readonly fixed?: boolean;
  /** All of it is in view, whatever that makes of its words. */
  readonly whole?: boolean;
}

/** The picture in React Flow: it pans, zooms and leaves out what is not in view; all positions are ours. */
export const Flow = (props: Props) => (
  <ReactFlowProvider>
    <FlowInside {...props} />
  </ReactFlowProvider>
);

const FlowInside = ({ picture, width, height, scale, fixed = false, whole = false }: Props) => {
  const nodes = useMemo(() => picture.nodes.map(nodeOf), [picture]);
  const effect = useApp(state => state.run.group?.effect?.device ?? null);
  const edges = useMemo(() => {
    const drawn = picture.wires.filter(wire => wire.source !== wire.target);
    return drawn.map(wire => edgeOf(wire, wire.kind === 'effect' && effect !== null && wire.devices.includes(effect)));
  }, [picture, effect]);
  const lines = useMemo(() => linesOf(picture), [picture]);
  const { moved, showAll, onMoveStart, onMoveEnd } = useFit(picture, { width, height, scale, whole }, fixed);
  useReveal(picture, width * scale, height * scale);
  return (
    <ReactFlow<FlowNode, FlowEdge>
      aria-label={text.region}
      className="text-t1"
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onMoveStart={onMoveStart}
      onMoveEnd={onMoveEnd}
      onlyRenderVisibleElements
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      elevateNodesOnSelect={false}
      disableKeyboardA11y
      panOnScroll={!fixed}
      panOnDrag={!fixed}
      zoomOnPinch={!fixed}
      zoomOnScroll={false}
      zoomOnDoubleClick={false}
      preventScrolling={!fixed}
      minZoom={whole ? 0.1 : 0.25}
      maxZoom={whole ? 6 : 2.5}
      proOptions={PRO}
    >
      <Movers lines={lines} />
      <Verdict nodes={picture.nodes} wires={picture.wires} />
      {moved && !fixed && <FitButton onPress={showAll} />}
    </ReactFlow>
  );
};
