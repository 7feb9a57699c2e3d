import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useApp } from '../../store/app-state.ts';
import type { NodeData } from '../flow-types.ts';
import { memberIn } from '../select.ts';
import { GateBar } from './GateBar.tsx';

/** The rule that only lets features be changed before the driver shows up, as a gate on the line between the two. */
export const GateNode = memo(function GateNode({ data }: NodeData<'gate'>) {
  const unknown = useApp(state => memberIn(state.run, data.device)?.unknown?.includes('gate'));
  const gate = useApp(
    useShallow(state => {
      const member = memberIn(state.run, data.device);
      return member?.present && member.gate.clause ? member.gate : null;
    }),
  );
  if (!gate) return null;
  return (
    <div title={gate.why} className="flex h-full flex-col items-center gap-1 pt-13 text-center leading-3.5">
      <span className="bg-bg px-1">
        <span data-unknown={unknown}>{gate.text}</span>
      </span>
      <GateBar open={gate.open} />
      <span className="sr-only">{gate.why}</span>
    </div>
  );
});
