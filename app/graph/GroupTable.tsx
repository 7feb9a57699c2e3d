import { useShallow } from 'zustand/react/shallow';
import { useApp } from '../store/app-state.ts';
import { MemberTable } from './MemberTable.tsx';
import { OwnerTable } from './OwnerTable.tsx';

/** The group as tables: the text twin of the picture, and what it folds into where there is no room. */
export const GroupTable = ({ owners: withOwners = false }: { readonly owners?: boolean }) => {
  const owners = useApp(useShallow(state => state.run.group?.owners.map(owner => owner.id) ?? []));
  return (
    <div className={withOwners ? 'h-full overflow-auto bg-surface' : 'bg-surface'}>
      {withOwners && <OwnerTable />}
      {owners.map(owner => (
        <MemberTable key={owner} owner={owner} />
      ))}
    </div>
  );
};
