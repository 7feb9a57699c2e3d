import { formatOf } from '../device/enable-queue.ts';
import { RING_PACKED } from '../device/reserved-features.ts';
import { featureSet, union, without } from '../num/feature-set.ts';
import type { Timeline } from '../run/timeline-types.ts';
import type { Expectation, Scenario } from '../scenario/scenario.ts';
import { parseDeviceId } from '../world/ids.ts';
import type { Topology } from '../world/topology.ts';
import type { Request } from './messages.ts';
import type { Rejection } from './rejection.ts';
import { rejection } from './rejection.ts';
import type { Session } from './session.ts';
import { AT_ONCE, interventionsOf, openSession } from './session.ts';

const packed = featureSet([RING_PACKED]);

/** The topology with RING_PACKED offered and taken by the PFs, or by none of them. VFs stay as they are. */
const withFormat = (topology: Topology, format: 'split' | 'packed'): Topology => {
  const change = format === 'packed' ? union : without;
  return {
    ...topology,
    pfs: topology.pfs.map(pf => ({
      ...pf,
      features: change(pf.features, packed),
      driverFeatures: change(pf.driverFeatures, packed),
    })),
  };
};

/** What says something about a ring of the other format, a PF's own features or every byte means nothing any more. */
const staysTrue = (expectation: Expectation): boolean => {
  switch (expectation.that) {
    case 'ring':
    case 'digest':
      return false;
    case 'features':
    case 'register':
      return parseDeviceId(expectation.device)?.vf !== 0;
    default:
      return true;
  }
};

/**
 * How often an actor had done a thing, step by step: what a step is in the story, in whatever format. Placing a head is a
 * part of describing a buffer that only a split ring has.
 */
const moments = ({ timeline }: { readonly timeline: Timeline }, upTo: number): string[] => {
  const counts = new Map<string, number>();
  return Array.from({ length: upTo }, (_, k) => {
    const action = timeline.record(k + 1)?.action;
    const name = action?.intent?.do ?? action?.name ?? '';
    const key = `${action?.actor} ${name}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return name === 'place' ? `${action?.actor} describe ${count}` : `${key} ${count}`;
  });
};

/**
 * The same scenario on rings of the other format, at the same moment of the story. It is a feature of the PF like any
 * other, so a link carries it. Where somebody interfered with a run its steps mean something else in the other one, so
 * that is refused.
 */
export const chooseRing = (
  session: Session,
  { format }: Extract<Request, { readonly type: 'choose-ring' }>,
): Session | Rejection => {
  const { scenario, timeline, watch, bookmarks } = session;
  const refuse = (why: string): Rejection => rejection('ring format', 'format', why);
  if (interventionsOf(session).length > 0) {
    return refuse(
      'somebody interfered with this run, and the steps of the other ring format are others: reset it first',
    );
  }
  const sizes = scenario.topology.pfs.flatMap(({ adminQueues }) => adminQueues);
  const odd = sizes.find(size => formatOf({ format }).checkSize(size) !== null);
  if (odd !== undefined) return refuse(`a ${format} virtqueue cannot have ${odd} descriptors`);

  const topology = withFormat(scenario.topology, format);
  const { notes: _notes, expect, ...bare } = scenario;
  const anew: Scenario = {
    ...bare,
    topology,
    ...(expect && { expect: expect.filter(staysTrue) }),
  };
  const { step } = timeline;
  const furthest = Math.max(step, ...bookmarks.map(({ atStep }) => atStep));
  if (2 * furthest > AT_ONCE) {
    return refuse(`the same moment is only found in the first ${AT_ONCE / 2} steps of a run: go there first`);
  }
  const before = moments(session, Math.min(furthest, timeline.end));
  const opened = openSession(anew, 2 * furthest, watch);
  const after = new Map<string, number>();
  for (const [k, moment] of moments(opened, opened.timeline.end).entries()) {
    if (!after.has(moment)) after.set(moment, k + 1);
  }
  const moved = (at: number): number => after.get(before[at - 1] ?? '') ?? Math.min(at, opened.timeline.end);
  opened.timeline.seek(step === 0 ? 0 : moved(step));
  const own = bookmarks.map(each => ({ ...each, atStep: each.atStep === 0 ? 0 : moved(each.atStep) }));
  return { ...opened, bookmarks: own };
};
