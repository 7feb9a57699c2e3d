import type { DriverView, MemberNodeView, OwnerNodeView } from '../../engine/view/parts/group.ts';
import type { JourneyView } from '../../engine/view/parts/journey.ts';
import { spoken } from './catalogue.ts';

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** The last part of a device's id: `vf2` of `pf0/vf2`. */
export const shortId = (device: string): string => device.slice(device.lastIndexOf('/') + 1);

/** Texts of the picture of a group and of the table that says the same. */
export const picture = {
  title: 'Device group',
  forms: { picture: 'Picture', table: 'Table' },
  form: 'Show the group as',
  fit: 'Fit',
  fitHint: 'Show the whole group again',
  region: 'Picture of the device group',
  place: 'place',
  line: 'line',
  wire: (from: string, to: string) => `From ${from} to ${to}`,
  keys: 'Every function in it is a button; the table shows the same.',
  nothing: 'No group to show yet. Open a scenario, or play the run.',
  driver: (device: string) => `driver:${shortId(device)}`,
  outstanding: (count: number) => (count === 0 ? '' : `${plural(count, 'command')} outstanding`),
  driverLabel: (driver: DriverView) =>
    `Driver of ${driver.device}, ${driver.state}${driver.doing ? `, ${driver.doing}` : ''}`,
  ownerLabel: (owner: OwnerNodeView) =>
    `${owner.title}${owner.role ? `, ${owner.role}` : ''}, status ${owner.status.value.text}`,
  memberLabel: (member: MemberNodeView) =>
    `${member.title}, member ${member.member}, ${
      member.present ? `status ${member.status.value.text}, ${picture.use(member)}` : 'absent'
    }`,
  use: (member: { readonly inUse: boolean }) => (member.inUse ? 'in use' : 'free'),
  absent: 'absent',
  reset: 'reset',
  resetting: 'resetting',
  memberIs: (member: number) => `member ${member}`,
  self: (member: number) => `Self: ${member}`,
  selfLong: (member: number) => `Self group: member ${member}`,
  negotiated: 'negotiated',
  assigned: 'assigned',
  manageable: 'can assign',
  none: '–',
  /** Where their numbers have no room. */
  bits: (count: number) => plural(count, 'bit'),
  notNegotiated: 'not yet',
  more: (count: number) => `+${count}`,
  vfEnable: 'VF Enable',
  numVfs: 'NumVFs',
  ofTotal: (total: number) => `of ${total}`,
  group: (name: string) => `${name} group`,
  frame: (field: string, id: number, members: number, withOwner: boolean) =>
    `${field} ${id}, ${withOwner ? (members > 0 ? 'the PF and its ' : 'the PF and ') : ''}${members > 0 ? plural(members, 'VF') : 'no VF'}`,
  queue: (journey: JourneyView) => (journey.enabled ? `${journey.format}, ${journey.size}` : 'not enabled'),
  journey: (journey: JourneyView) => {
    const here = journey.at === null ? undefined : journey.stations[journey.at];
    const facts = [picture.queue(journey), journey.title, journey.head, here?.name ?? picture.noCommand];
    return facts.filter(Boolean).join(', ');
  },
  held: (count: number) => `${count} on hold`,
  inFlight: (count: number) => `${count} in flight`,
  noCommand: 'no command yet',
  visible: 'visible',
  skipped: 'suppressed',
  command: 'cmd',
  decides: (passed: boolean) => (passed ? 'The check that decides, kept: ' : 'The check that decides, not kept: '),
  wayOf: (journey: JourneyView) => `Way of a command on ${journey.name}`,
  stationLabel: (name: string, step: number | null, visible: boolean, skipped: boolean) =>
    `${name}${skipped ? ', suppressed' : ''}${step === null ? (skipped ? '' : ', not yet') : `, step ${step}`}${visible ? ', visible to the other side' : ''}`,
  /** In the frame of its owner a VF needs no more than its number. */
  vf: (vf: number) => `VF ${vf}`,
  rangeTitle: (first: number, last: number) => (first === last ? `VF ${first}` : `VF ${first}–${last}`),
  rangeFacts: (inUse: number, assigned: number, absent: number) =>
    [absent > 0 ? `${absent} absent` : '', `${inUse} in use`, `${assigned} assigned`].filter(Boolean).join(' · '),
  open: 'Open',
  close: 'Close',
  kinds: { notification: 'notification', interrupt: 'interrupt', register: 'register', effect: 'effect' },
  legend: {
    driver: 'driver',
    device: 'device',
    owner: 'owner',
    member: 'member',
    changed: 'changed',
  },
};

/** Texts of the table of members. */
export const memberTable = {
  member: 'member',
  status: 'status',
  use: 'use',
  driver: 'driver',
  key: 'What the shapes mean',
  cells: {
    negotiated: 'negotiated',
    assigned: 'assigned, not negotiated',
    offered: 'offered',
    taken: 'taken away',
    none: 'not offered',
  },
};

spoken({ picture, memberTable });
