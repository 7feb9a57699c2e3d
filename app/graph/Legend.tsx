import { useApp } from '../store/app-state.ts';
import { picture } from '../text/picture.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

/** What the shapes mean, with the role words of the dialect. */
export const Legend = () => {
  const owner = useApp(state => state.run.group?.terms.owner ?? picture.legend.owner);
  const member = useApp(state => state.run.group?.terms.member ?? picture.legend.member);
  const entries = [
    ['driver', picture.legend.driver],
    ['device', picture.legend.device],
    ['owner', owner],
    ['member', member],
    ['changed', picture.legend.changed],
  ] as const;
  return (
    <ul className="hidden items-center gap-2 text-ink-2 @3xl:flex">
      {entries.map(([role, word]) => (
        <li
          key={role}
          data-role={role}
          className="flex items-center gap-1 whitespace-nowrap @max-4xl:data-[role=changed]:hidden"
        >
          <RoleGlyph role={role} /> {word}
        </li>
      ))}
    </ul>
  );
};
