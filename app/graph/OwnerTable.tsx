import type { OwnerNodeView } from '../../engine/view/parts/group.ts';
import { actions, useApp } from '../store/app-state.ts';
import { memberTable, picture } from '../text/picture.ts';
import { Changed } from '../ui/Changed.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { StatusBits } from './nodes/StatusBits.tsx';

const names = (bits: OwnerNodeView['negotiated']) =>
  bits ? bits.map(({ bit, name }) => `${bit} ${name}`).join(', ') || picture.none : picture.notNegotiated;

/** The owners with their drivers and queues, in words. */
export const OwnerTable = () => {
  const owners = useApp(state => state.run.group?.owners);
  return owners?.map(owner => <OwnerFacts key={owner.id} owner={owner} />);
};

const OwnerFacts = ({ owner }: { readonly owner: OwnerNodeView }) => {
  const journeys = useApp(state => state.run.group?.journeys);
  return (
    <section className="border-hair border-b px-4 py-2">
      <h3 className="flex items-center gap-1.5">
        <RoleGlyph role="owner" />
        <button
          type="button"
          className="font-semibold underline-offset-2 hover:underline"
          onClick={() => actions.select({ device: owner.id })}
        >
          {owner.title}
        </button>
        <span className="text-ink-3">{owner.type}</span>
        <b className="text-owner">{owner.role}</b>
        {owner.member !== null && <span className="text-ink-2">{picture.memberIs(owner.member)}</span>}
      </h3>
      <dl className="mt-1 grid grid-cols-[--spacing(24)_minmax(0,1fr)] gap-x-3 leading-5">
        <dt className="text-ink-3">{memberTable.status}</dt>
        <dd>
          <StatusBits status={owner.status} />
        </dd>
        <dt className="text-ink-3">{picture.negotiated}</dt>
        <dd data-unknown={owner.unknown?.includes('negotiated')} className="font-mono">
          {names(owner.negotiated)}
        </dd>
        {owner.manageable && (
          <>
            <dt className="text-ink-3">{picture.manageable}</dt>
            <dd data-unknown={owner.unknown?.includes('manageable')} className="font-mono">
              {names(owner.manageable)}
            </dd>
          </>
        )}
        {owner.totalVfs > 0 && (
          <>
            <dt className="text-ink-3">{picture.vfEnable}</dt>
            <dd>
              <Changed value={owner.vfEnable} />, {picture.numVfs} <Changed value={owner.numVfs} />{' '}
              {picture.ofTotal(owner.totalVfs)}
            </dd>
          </>
        )}
        <dt className="text-ink-3">{memberTable.driver}</dt>
        <dd data-unknown={owner.driver.unknown}>
          {owner.driver.state}
          {owner.driver.doing && `, ${owner.driver.doing}`}
        </dd>
        {journeys
          ?.filter(journey => journey.owner === owner.id)
          .map(journey => (
            <div key={journey.queue} className="contents">
              <dt className="font-mono text-ink-3">{journey.name}</dt>
              <dd>{picture.journey(journey)}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
};
