import type { ReactNode } from 'react';
import { ChoiceOfForm } from './ChoiceOfForm.tsx';
import { useAt, useShapeAt } from './draft-context.ts';
import { OtherThing } from './Field.tsx';
import { isObject, membersOf, type Path } from './json.ts';
import { Members } from './Members.tsx';

/** Something that is to be so, as a form. */
export const ExpectationFields = ({ path, children }: { readonly path: Path; readonly children?: ReactNode }) => {
  const shape = useShapeAt(path);
  const value = useAt(path);
  if (shape?.kind !== 'choice') return null;
  if (value !== undefined && !isObject(value)) return <OtherThing path={path} shape={shape} value={value} />;
  return (
    <div className="flex flex-col gap-2">
      <ChoiceOfForm path={path} shape={shape} />
      <Members path={path} members={membersOf(shape, value)} standards={{ owner: 'pf0' }} />
      {children}
    </div>
  );
};
