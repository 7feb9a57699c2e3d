import type { Dialect } from '../dialect/dialect.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { PfId } from '../world/ids.ts';
import { pfId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { driverView } from './driver-view.ts';
import { effectOf } from './effect.ts';
import { featureBitViews } from './feature-bits.ts';
import type { History } from './history.ts';
import { journeyView } from './journey.ts';
import type { Lineage } from './ledger.ts';
import { markedBy } from './marked.ts';
import { deviceTitle } from './names.ts';
import type { GroupView, OwnerNodeView } from './parts/group.ts';
import type { JourneyView } from './parts/journey.ts';
import { ownerRole } from './role.ts';
import { sourceView } from './source-view.ts';
import { statusView } from './status-view.ts';
import type { Say } from './words/say.ts';

const ownerNode = (say: Say, dialect: Dialect, after: World, before: World, pf: number): OwnerNodeView => {
  const id = pfId(pf);
  const now = deviceState(after, id);
  const was = deviceState(before, id);
  const { role, why } = ownerRole(dialect, now, say);
  const { features } = dialect;
  return {
    id,
    title: deviceTitle(after.topology, id),
    type: now.type,
    role,
    roleWhy: why,
    status: statusView(now, was),
    member: dialect.pfMember,
    selfMember: dialect.selfMember,
    negotiated: now.negotiated === null ? null : featureBitViews(features, now.negotiated),
    manageable: dialect.gate === null ? null : featureBitViews(features, after.topology.pfs[pf]!.manageable),
    vfEnable: markedBy(now.sriov?.vfEnable ?? false, was.sriov?.vfEnable ?? false, value =>
      say(value ? 'set' : 'clear'),
    ),
    numVfs: markedBy(now.sriov?.numVfs ?? 0, was.sriov?.numVfs ?? 0, String),
    totalVfs: now.sriov?.totalVfs ?? 0,
    driver: driverView(id, driverState(after, id), driverState(before, id), say),
  };
};

/** The indices of the administration virtqueues of a PF. */
const adminQueues = (world: World, owner: PfId): number[] => {
  const { adminQueueIndex, adminQueueNum } = deviceState(world, owner);
  return Array.from({ length: adminQueueNum }, (_, admin) => adminQueueIndex + admin);
};

/** The owners of the groups with the ways of their commands; the members are a part of their own. */
export const groupView = (
  dialect: Dialect,
  after: World,
  before: World,
  record: StepRecord | null,
  history: History,
  lineage: Lineage,
  say: Say,
): GroupView => {
  const pfs = after.topology.pfs.map((_, pf) => pf);
  const journeys = pfs.flatMap((pf): JourneyView[] =>
    adminQueues(after, pfId(pf)).map(queue => journeyView(say, dialect, after, history, lineage, pfId(pf), queue)),
  );
  return {
    owners: pfs.map(pf => ownerNode(say, dialect, after, before, pf)),
    journeys,
    groups: dialect.groupTypes.map(({ name, id, title, source }) => ({
      name,
      id,
      field: dialect.headerFields.group,
      title: say.again(title),
      source: sourceView(source),
    })),
    effect: effectOf(record),
    terms: dialect.terms,
  };
};
