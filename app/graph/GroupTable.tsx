import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useApp } from '../store/app-state.ts';
import { MemberTable } from './MemberTable.tsx';
import { OwnerTable } from './OwnerTable.tsx';

/** The group as tables: the text twin of the picture. */
export const GroupTable = () => {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  return (
    <div ref={setScroller} className="h-full overflow-auto bg-surface">
      <OwnerTable />
      <MemberTables scroller={scroller} />
    </div>
  );
};

/** The members of all owners; what the picture folds into where there is no room. */
export const MemberTables = ({ scroller }: { readonly scroller: HTMLElement | null }) => {
  const owners = useApp(useShallow(state => state.run.group?.owners.map(owner => owner.id) ?? []));
  return owners.map(owner => <MemberTable key={owner} owner={owner} scroller={scroller} />);
};
