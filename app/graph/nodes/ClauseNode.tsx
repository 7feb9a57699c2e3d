import { memo } from 'react';
import { useApp } from '../../store/app-state.ts';
import { ClauseLink } from '../../ui/ClauseLink.tsx';
import type { NodeData } from '../flow-types.ts';
import { memberIn } from '../select.ts';

/** The clause behind the gates, once for all of them. */
export const ClauseNode = memo(function ClauseNode({ data }: NodeData<'clause'>) {
  const clause = useApp(state => {
    const first = state.run.run?.functions.find(id => id.startsWith(`${data.owner}/`));
    return (first && memberIn(state.run, first)?.gate.clause) || '';
  });
  const text = useApp(state => state.run.catalog?.clauses.find(each => each.id === clause)?.text ?? '');
  if (!clause) return null;
  return (
    <p className="line-clamp-2 leading-4" title={text}>
      <span className="bg-bg pr-1">
        <ClauseLink id={clause} /> <span className="text-ink-2">{text}</span>
      </span>
    </p>
  );
});
