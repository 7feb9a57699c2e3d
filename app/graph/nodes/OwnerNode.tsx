import { memo } from 'react';
import type { FeatureBitView } from '../../../engine/view/parts/features.ts';
import type { OwnerNodeView } from '../../../engine/view/parts/group.ts';
import { ActorsAsked } from '../../lesson/Here.tsx';
import { useApp } from '../../store/app-state.ts';
import { picture } from '../../text/picture.ts';
import { Changed } from '../../ui/Changed.tsx';
import { RoleGlyph } from '../../ui/RoleGlyph.tsx';
import { UnknownWords } from '../../ui/Unknown.tsx';
import type { NodeData } from '../flow-types.ts';
import { ownerIn } from '../select.ts';
import { OWNER_HEIGHT, OWNER_HEIGHT_LOW } from '../sizes.ts';
import { packWords } from '../words.ts';
import { Selectable } from './Selectable.tsx';
import { StatusBits } from './StatusBits.tsx';
import { Ties } from './Ties.tsx';

/** The PF: what it is to its group, its status, what was negotiated, what it may give to members. */
export const OwnerNode = memo(function OwnerNode({ data }: NodeData<'owner'>) {
  const owner = useApp(state => ownerIn(state.run, data.device));
  return owner ? (
    <OwnerBox
      owner={owner}
      characters={Math.floor((data.width - 104) / 6.7)}
      lines={data.height < OWNER_HEIGHT ? 1 : 3}
      flat={data.height < OWNER_HEIGHT_LOW}
    />
  ) : null;
});

interface Props {
  readonly owner: OwnerNodeView;
  /** Characters on a line of features, and how many such lines. */
  readonly characters: number;
  readonly lines: number;
  /** The status stands beside the name. */
  readonly flat: boolean;
}

const OwnerBox = ({ owner, characters, lines, flat }: Props) => (
  <article className="relative flex h-full flex-col overflow-hidden rounded-1 border border-edge border-t-[3px] border-t-owner bg-raised px-2 pt-1">
    <h3 className="flex items-center gap-1.5 whitespace-nowrap text-t2">
      <RoleGlyph role="owner" />
      <Selectable device={owner.id} label={picture.ownerLabel(owner)} className="font-semibold">
        {owner.title}
      </Selectable>
      <span className="text-ink-3 text-t1">{owner.type}</span>
      <b title={owner.roleWhy} className="truncate font-semibold text-owner text-t1">
        {owner.role}
      </b>
      {flat && (
        <span className="min-w-0 overflow-hidden font-normal text-t1">
          <StatusBits status={owner.status} brief strip />
        </span>
      )}
      {!flat && <Member of={owner} />}
    </h3>
    {!flat && <StatusBits status={owner.status} brief />}
    <dl className="mt-0.5 grid grid-cols-[--spacing(20)_1fr] leading-3.75">
      <dt className="text-ink-3">{picture.negotiated}</dt>
      <Words
        unknown={owner.unknown?.includes('negotiated')}
        bits={owner.negotiated}
        names
        characters={characters}
        lines={lines}
      />
      {owner.manageable && (
        <>
          <dt className="text-ink-3">{picture.manageable}</dt>
          <Words
            unknown={owner.unknown?.includes('manageable')}
            bits={owner.manageable}
            characters={characters}
            lines={1}
          />
        </>
      )}
    </dl>
    <footer className="mt-auto -mx-2 flex items-center justify-between border-hair border-t px-2 leading-5 text-ink-2">
      {owner.selfMember !== null && (
        <span className="flex items-center gap-1">
          <RoleGlyph role="self" /> {picture.self(owner.selfMember)}
        </span>
      )}
      {flat && <Member of={owner} />}
      {owner.totalVfs > 0 && (
        <span className="ml-auto">
          {picture.vfEnable} <Changed value={owner.vfEnable} /> · {picture.numVfs} <Changed value={owner.numVfs} />{' '}
          {picture.ofTotal(owner.totalVfs)}
        </span>
      )}
    </footer>
    <ActorsAsked device={owner.id} side="device" />
    <Ties />
  </article>
);

/** That it is a member of its own group. */
const Member = ({ of: { member } }: { readonly of: OwnerNodeView }) =>
  member !== null && (
    <span className="ml-auto flex items-center gap-1 text-ink-2 text-t1">
      <RoleGlyph role="member" /> {picture.memberIs(member)}
    </span>
  );

const shown = ({ bit, name }: FeatureBitView, names: boolean): string => (names ? `${bit} ${name}` : `${bit}`);

/** Bits with the room that they have; the rest is counted and named in the title. */
const Words = (props: {
  bits: readonly FeatureBitView[] | null;
  names?: boolean;
  characters: number;
  lines: number;
  unknown?: boolean | undefined;
}) => {
  const { bits, names = false, characters, lines, unknown } = props;
  if (!bits)
    return (
      <dd data-unknown={unknown} className="text-ink-3">
        {picture.notNegotiated}
      </dd>
    );
  if (bits.length === 0)
    return (
      <dd data-unknown={unknown} className="text-ink-3">
        {picture.none}
      </dd>
    );
  // The high bits say what a device is to its group, so that they go first when names do not all fit.
  const words = (names ? [...bits].reverse() : bits).map(bit => shown(bit, names));
  const packed = packWords(words, characters, lines);
  return (
    <dd data-unknown={unknown} className="font-mono" title={bits.map(bit => `${bit.bit} ${bit.name}`).join('\n')}>
      <UnknownWords when={unknown} />
      {packed.lines.map(line => (
        <span key={line[0]} className="flex gap-2 whitespace-nowrap">
          {line.map(word => (
            <span key={word}>{word}</span>
          ))}
          {packed.left > 0 && line === packed.lines.at(-1) && (
            <span className="text-ink-3">{picture.more(packed.left)}</span>
          )}
        </span>
      ))}
    </dd>
  );
};
