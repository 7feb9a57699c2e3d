import { dialectOf } from '../dialect/dialects.ts';
import { createArena } from '../memory/arena.ts';
import { readBytes } from '../memory/memory.ts';
import { bytesToHex } from '../num/bytes.ts';
import { featureSet } from '../num/feature-set.ts';
import { createWorld } from '../run/create-world.ts';
import type { ActionKey, RunInputs } from '../run/inputs.ts';
import { schedule } from '../run/schedule.ts';
import type { Action, Choice } from '../run/step.ts';
import { choicesAt, keyOf, refusesAction, step } from '../run/step.ts';
import type { DriverState, OpenToken } from '../world/driver-state.ts';
import type { CommandOutcome, Event } from '../world/event.ts';
import type { FunctionState } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import type { CommandIntent, Intent, Numeral } from '../world/intent.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { PfTopology, Topology } from '../world/topology.ts';
import type { Readings, World } from '../world/world.ts';

/** The dialect that labs speak unless they are told otherwise. */
export const draft = dialectOf('draft-2022-07');

/** CSUM, GUEST_CSUM, MAC, GUEST_TSO4, HOST_TSO4, MRG_RXBUF, STATUS, VERSION_1. */
const NET = [0, 1, 5, 7, 11, 15, 16, 32];
/** SR_IOV, ADMIN_VQ, SR_IOV_MGMT_DEVICE, FEATURE_63_0_MGMT. */
const OWNER = [37, 41, 42, 43];

export const NET_BITS = featureSet(NET);
export const OWNER_BITS = featureSet([...NET, ...OWNER]);

/** A PF with an administration virtqueue of 8, and VFs that can do what it can manage. */
export const pfTopology = (differs: Partial<PfTopology> = {}): PfTopology => ({
  type: 'net',
  features: OWNER_BITS,
  driverFeatures: OWNER_BITS,
  manageable: NET_BITS,
  totalVfs: 3,
  vfDefault: { type: 'net', features: NET_BITS, driverFeatures: NET_BITS },
  vfs: {},
  adminQueues: [8],
  queueSize: 4,
  ...differs,
});

export const topologyOf = (...pfs: readonly PfTopology[]): Topology => ({
  pfs: pfs.length > 0 ? pfs : [pfTopology()],
});

/** A command that was answered, or given up. */
interface Answer {
  readonly token: OpenToken;
  readonly usedLength: number | null;
  readonly outcome: CommandOutcome | null;
  /** Both parts as they were in memory when the driver collected the answer, as hex digits. */
  readonly sent: string;
  readonly bytes: string;
}

/** A world on a bench: acts by hand, or runs until nothing can happen any more. */
export interface Lab {
  readonly world: World;
  /** All that has happened so far. */
  readonly events: readonly Event[];
  readonly answers: readonly Answer[];
  /** Keys of the actions that were taken. */
  readonly log: readonly ActionKey[];
  choices(): readonly Choice[];
  can(key: ActionKey): boolean;
  /** Why an intent is not possible; null: it is. */
  refuses(intent: Intent): string | null;
  /** Takes an action that has to be possible; its events. */
  act(key: ActionKey): readonly Event[];
  /** Only the operator's own step of an intent that has to be possible. */
  take(intent: Intent): readonly Event[];
  /** Lets everybody act, but for those whose actions begin with one of these, until nothing is left or `before` is next. */
  run(options?: { readonly holding?: readonly string[]; readonly before?: ActionKey }): readonly Event[];
  /** An intent, and everything that follows from it. */
  do(...intents: readonly Intent[]): readonly Event[];
  /** Sends a command and runs on; its answer. Throws when there is none. */
  send(intent: CommandIntent): Answer;
  device(id: DeviceId): FunctionState;
  driver(id: DeviceId): DriverState;
}

const LIMIT = 20_000;

/** A lab on a world that was made elsewhere. */
export const labOn = (start: World): Lab => {
  let world = start;
  let last: Action | null = null;
  let steps = 0;
  const events: Event[] = [];
  const answers: Answer[] = [];
  const log: ActionKey[] = [];

  const make = (action: Action): readonly Event[] => {
    const refusal = refusesAction(world, action);
    if (refusal !== null) throw new Error(`${keyOf(action)}: ${refusal}`);
    const before = world.memory;
    const made = step(world, action);
    world = made.world;
    last = action;
    steps += 1;
    events.push(...made.events);
    log.push(keyOf(action));
    for (const event of made.events) {
      if (event.type !== 'token/closed') continue;
      const { token, usedLength, outcome } = event;
      const { command, readableAt, writableAt } = token;
      const sent = bytesToHex(readBytes(before, readableAt, command.readable.length));
      answers.push({
        token,
        usedLength,
        outcome,
        sent,
        bytes: bytesToHex(readBytes(before, writableAt, command.writable)),
      });
    }
    return made.events;
  };

  const lab: Lab = {
    get world() {
      return world;
    },
    events,
    answers,
    log,
    choices: () => choicesAt(world),
    can: key => choicesAt(world).some(({ action, enabled }) => enabled && keyOf(action) === key),
    refuses: intent => refusesAction(world, { actor: 'operator', name: 'submit', intent }),
    act: key => {
      const found = choicesAt(world).find(({ action }) => keyOf(action) === key);
      if (!found) throw new Error(`${key} cannot happen now`);
      return make(found.action);
    },
    take: intent => make({ actor: 'operator', name: 'submit', intent }),
    run: ({ holding = [], before } = {}) => {
      const from = events.length;
      for (let made = 0; made < LIMIT; made += 1) {
        const choices = choicesAt(world).filter(({ action }) => !holding.some(each => keyOf(action).startsWith(each)));
        const action = schedule({ kind: 'fair' }, choices, steps, last);
        if (!action || keyOf(action) === before) return events.slice(from);
        make(action);
      }
      throw new Error(`still not quiet after ${LIMIT} steps`);
    },
    do: (...intents) => {
      const from = events.length;
      for (const intent of intents) {
        make({ actor: 'operator', name: 'submit', intent });
        lab.run();
      }
      return events.slice(from);
    },
    send: intent => {
      const at = answers.length;
      lab.do(intent);
      const answer = answers[at];
      if (!answer) throw new Error('there was no answer');
      return answer;
    },
    device: id => deviceState(world, id),
    driver: id => driverState(world, id),
  };
  return lab;
};

type LabInputs = Partial<Pick<RunInputs, 'topology' | 'readings' | 'script' | 'dialect'>>;

export const createLab = ({
  topology = topologyOf(),
  readings = {},
  script = [],
  dialect = draft.id,
}: LabInputs = {}): Lab => labOn(createWorld({ dialect, readings, topology, script }, createArena()));

/** A lab in which the PF's driver runs and all VFs are there, without drivers. */
export const readyLab = (readings: Readings = {}, pf: Partial<PfTopology> = {}): Lab => {
  const lab = createLab({ topology: topologyOf(pfTopology(pf)), readings });
  lab.do({ do: 'load-driver', device: 'pf0' });
  const { totalVfs } = pfTopology(pf);
  if (totalVfs > 0) lab.do({ do: 'enable-vfs', owner: 'pf0', numVfs: totalVfs });
  return lab;
};

/** DEVICE_MGMT to a member of the SR-IOV group. */
export const manage = (
  operation: 'assign' | 'query',
  member: number,
  value: Numeral = 0,
  differs: Partial<CommandIntent> = {},
): CommandIntent => ({
  do: 'command',
  owner: 'pf0',
  command: 'VIRTIO_ADMIN_DEVICE_MGMT',
  header: { group_id: 1, group_member_id: member },
  data: { operation: operation === 'assign' ? 1 : 2, resource_val: value },
  ...differs,
});

/** ATTRS to VF 1 of the SR-IOV group. */
export const askAttrs = (differs: Partial<CommandIntent> = {}): CommandIntent => ({
  do: 'command',
  owner: 'pf0',
  command: 'VIRTIO_ADMIN_DEVICE_MGMT_ATTRS',
  header: { group_id: 1, group_member_id: 1 },
  ...differs,
});

/** The events of one type, in order. */
export const eventsOfType = <T extends Event['type']>(
  events: readonly Event[],
  type: T,
): readonly Extract<Event, { readonly type: T }>[] =>
  events.filter((event): event is Extract<Event, { readonly type: T }> => event.type === type);

/** The clauses that were violated, in order. */
export const violations = (events: readonly Event[]): string[] =>
  eventsOfType(events, 'note/violated').map(({ clause }) => clause);
