import { actions, useApp } from '../store/app-state.ts';
import { labels } from '../text/labels.ts';
import { RoleGlyph } from './RoleGlyph.tsx';

/** Id of a clause; opens its text. What the text does not say in so many words is dotted. */
export const ClauseLink = ({ id, sign = false }: { readonly id: string; readonly sign?: boolean }) => {
  const clause = useApp(state => state.run.catalog?.clauses.find(each => each.id === id));
  return (
    <button
      type="button"
      title={clause?.text}
      aria-label={labels.clause(id)}
      data-posted={clause?.source.kind === 'posted'}
      onClick={() => actions.showClause(id)}
      className="inline-flex min-w-0 max-w-full items-baseline gap-1 whitespace-nowrap rounded-1 font-mono text-clause underline decoration-dotted underline-offset-[3px] hover:decoration-2 data-[posted=true]:decoration-solid"
    >
      {sign && <RoleGlyph role="clause" />}
      <span className="truncate">{id}</span>
    </button>
  );
};
