import type { Member } from '../../engine/protocol/messages.ts';
import { BitList } from './BitList.tsx';
import { Field } from './Field.tsx';
import type { Path } from './json.ts';
import { NullableFields } from './NullableFields.tsx';
import { NumbersField } from './NumbersField.tsx';
import { RecordFields } from './RecordFields.tsx';

interface Props {
  readonly path: Path;
  readonly members: readonly Member[];
  /** Members that are shown elsewhere. */
  readonly without?: readonly string[];
  readonly standards?: Readonly<Record<string, string>>;
}

/** A field for each member that the schema knows here. */
export const Members = ({ path, members, without = [], standards = {} }: Props) => (
  <div className="grid grid-cols-[repeat(auto-fit,minmax(min(260px,100%),1fr))] gap-x-5 gap-y-1">
    {members
      .filter(({ name }) => !without.includes(name))
      .map(member => (
        <MemberField
          key={member.name}
          path={[...path, member.name]}
          member={member}
          standard={standards[member.name]}
        />
      ))}
  </div>
);

interface MemberProps {
  readonly path: Path;
  readonly member: Member;
  readonly standard: string | undefined;
}

const MemberField = ({ path, member: { name, shape, optional }, standard }: MemberProps) => {
  switch (shape.kind) {
    case 'features':
      return <BitList path={path} label={name} />;
    case 'nullable':
      return <NullableFields path={path} label={name} shape={shape.inner} />;
    case 'list':
      return <NumbersField path={path} label={name} optional={optional} />;
    case 'record':
      return <RecordFields path={path} label={name} shape={shape} optional={optional} />;
    default:
      return (
        <Field
          path={path}
          shape={shape}
          label={name}
          optional={optional}
          {...(standard !== undefined && { standard })}
        />
      );
  }
};
