import type { Dialect } from '../dialect/dialect.ts';
import type { DriverState } from '../world/driver-state.ts';
import type { FunctionState } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { driverView } from './driver-view.ts';
import { bitNumbers, featureBitViews } from './feature-bits.ts';
import { markedBy } from './marked.ts';
import type { MemberNodeView } from './parts/group.ts';
import { sameView } from './same.ts';
import { statusText, statusView } from './status-view.ts';
import type { Say } from './words/say.ts';

/** One VF with its driver before and after the step. */
export interface MemberInput {
  readonly id: DeviceId;
  readonly title: string;
  readonly vf: number;
  /** Its PF is in charge of the group, so that the dialect has a word for the VF. */
  readonly managed: boolean;
  readonly function: FunctionState;
  readonly functionBefore: FunctionState;
  readonly driver: DriverState;
  readonly driverBefore: DriverState;
}

/** The rule that only lets a member be changed before its driver shows up; open where a dialect has none. */
const gateView = (
  say: Say,
  dialect: Dialect,
  title: string,
  { present, status }: FunctionState,
): MemberNodeView['gate'] => {
  const { gate } = dialect;
  if (gate === null) return { open: true, text: '', why: '', clause: '' };
  const { clause, statusBit } = gate;
  if (!present)
    return {
      open: false,
      text: say.again(gate.closed),
      why: say('{} is not there: VF Enable is clear', title),
      clause,
    };
  const set = (status & statusBit) !== 0;
  return {
    open: !set,
    text: say.again(set ? gate.closed : gate.open),
    why: say('{}; device_status of {} is {}', say.again(gate.text), title, statusText(status)),
    clause,
  };
};

export const memberView = (say: Say, dialect: Dialect, input: MemberInput): MemberNodeView => {
  const { id, title, vf, managed, function: now, functionBefore: was, driver, driverBefore } = input;
  const { features, gate } = dialect;
  return {
    id,
    title,
    vf,
    member: vf,
    selfMember: dialect.selfMember,
    role: managed ? dialect.terms.member : '',
    present: now.present,
    status: statusView(now, was),
    inUse: now.present && (now.status & (gate?.statusBit ?? 0xff)) !== 0,
    offered: featureBitViews(features, now.offered),
    assigned: now.facets.assigned === null ? null : featureBitViews(features, now.facets.assigned),
    negotiated: now.negotiated === null ? null : featureBitViews(features, now.negotiated),
    assignedMark: markedBy(now.facets.assigned, was.facets.assigned, bitNumbers),
    negotiatedMark: markedBy(now.negotiated, was.negotiated, bitNumbers),
    offeredMark: markedBy(now.offered, was.offered, bitNumbers),
    gate: gateView(say, dialect, title, now),
    driver: driverView(id, driver, driverBefore, say),
    changed: !sameView(now, was) || !sameView(driver, driverBefore),
  };
};
