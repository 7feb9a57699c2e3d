import { useDeferredValue, useMemo, useState } from 'react';
import type { ClauseRef } from '../../engine/view/parts/clause.ts';
import { useApp } from '../store/app-state.ts';
import { clauses as text } from '../text/labels.ts';
import { ClauseText } from './ClauseText.tsx';
import { bySection, findClauses } from './find-clauses.ts';

const none: readonly ClauseRef[] = [];

/** All clauses that the dialect knows, by section. */
export const Catalogue = () => {
  const all = useApp(state => state.run.catalog?.clauses ?? none);
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  const found = useMemo(() => findClauses(all, wanted), [all, wanted]);
  return (
    <section aria-label={text.all} className="px-4 py-2">
      <h3 className="flex items-center gap-2 py-1 font-semibold">
        {text.all}
        <span className="font-normal text-ink-3">{text.count(found.length, all.length)}</span>
        <input
          type="search"
          value={search}
          aria-label={text.find}
          placeholder={text.placeholder}
          onChange={event => setSearch(event.target.value)}
          className="ml-auto h-7 w-44 min-w-0 rounded-1 border border-rule bg-surface px-2 font-normal placeholder:text-ink-3"
        />
      </h3>
      {all.some(({ source }) => source.kind === 'ours') && <p className="text-ink-3">{text.ids}</p>}
      {found.length === 0 && <p className="text-ink-3">{text.nothing}</p>}
      {bySection(found).map(([section, list]) => (
        <Section key={section} list={list} />
      ))}
    </section>
  );
};

const Section = ({ list }: { readonly list: readonly ClauseRef[] }) => {
  const selected = useApp(state => state.selection.clause);
  return (
    <ul className="flex flex-col gap-2 pt-2 [contain-intrinsic-size:auto_200px] [content-visibility:auto]">
      {list.map(clause => (
        <ClauseText key={clause.id} clause={clause} selected={clause.id === selected} />
      ))}
    </ul>
  );
};
