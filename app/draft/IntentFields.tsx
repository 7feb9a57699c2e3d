import type { Shape } from '../../engine/protocol/messages.ts';
import { ChoiceOfForm } from './ChoiceOfForm.tsx';
import { CommandFields } from './CommandFields.tsx';
import { useAt } from './draft-context.ts';
import { OtherThing } from './Field.tsx';
import { isObject, membersOf, type Path } from './json.ts';
import { Members } from './Members.tsx';

/** A line of the script, or what is wanted at a step: what to do, and the members of that. */
export const IntentFields = ({ path, shape }: { readonly path: Path; readonly shape: Shape }) => {
  const value = useAt(path);
  if (shape.kind !== 'choice') return null;
  if (value !== undefined && !isObject(value)) return <OtherThing path={path} shape={shape} value={value} />;
  const members = membersOf(shape, value);
  return (
    <div className="flex flex-col gap-2">
      <ChoiceOfForm path={path} shape={shape} />
      {value?.do === 'command' ? (
        <CommandFields path={path} members={members} />
      ) : (
        <Members path={path} members={members} />
      )}
    </div>
  );
};
