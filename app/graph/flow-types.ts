import type { Edge, Node } from '@xyflow/react';
import type { Placed, PlacedKind, Wire } from './placed.ts';

/** What a node of a kind gets: where it stands and whom it shows; what it shows it takes from the store itself. */
export type FlowNode<K extends PlacedKind = PlacedKind> = Node<Placed<K> & Record<string, unknown>>;

export type FlowEdge = Edge<Wire & Record<string, unknown>>;

/** Props of a node's component: of all that React Flow gives, only the data. */
export interface NodeData<K extends PlacedKind> {
  readonly data: Placed<K>;
}
