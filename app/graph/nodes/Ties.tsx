import { Handle, Position } from '@xyflow/react';

const hidden = 'pointer-events-none! invisible!';

/** Where lines are tied to a node. They come with their ways, so the place does not matter, and nobody sees it. */
export const Ties = () => (
  <>
    <Handle type="source" position={Position.Bottom} isConnectable={false} className={hidden} />
    <Handle type="target" position={Position.Top} isConnectable={false} className={hidden} />
  </>
);
