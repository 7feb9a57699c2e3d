import { useShallow } from 'zustand/react/shallow';
import type { PfId } from '../../engine/world/ids.ts';
import { useApp } from '../store/app-state.ts';
import { memberIn, ownerIn } from './select.ts';

interface GroupShown {
  readonly name: string;
  readonly id: number;
  /** The field of a command's header that holds it. */
  readonly field: string;
  readonly title: string;
  /** The group holds its owner, too. */
  readonly owned: boolean;
  /** VFs that are there. */
  readonly members: number;
}

/** The SR-IOV group of an owner, that is the one with other members than itself. Null without a group. */
export const useGroup = (owner: PfId): GroupShown | null =>
  useApp(
    useShallow(({ run }) => {
      const group = run.group?.groups.find(each => each.id !== 0);
      if (!group) return null;
      const present = (run.run?.functions ?? []).filter(id => id.startsWith(`${owner}/`) && memberIn(run, id)?.present);
      const { name, id, field, title } = group;
      return { name, id, field, title, owned: (ownerIn(run, owner)?.member ?? null) !== null, members: present.length };
    }),
  );
