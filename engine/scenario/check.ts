import { orderingThere } from '../actor/ordering.ts';
import { structuresThere } from '../actor/structures.ts';
import { encodeCommand } from '../admin/encode-command.ts';
import { commonCfg } from '../device/common-cfg.ts';
import { featuresOf } from '../device/type/types.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { AnyStruct } from '../layout/field.ts';
import { leavesOf } from '../layout/leaves.ts';
import { unreachable } from '../num/result.ts';
import type { ActionKey } from '../run/inputs.ts';
import type { DeviceType } from '../world/device-data.ts';
import type { ActorId, DeviceId } from '../world/ids.ts';
import { parseActorId, parseDeviceId } from '../world/ids.ts';
import type { Intent } from '../world/intent.ts';
import type { Topology } from '../world/topology.ts';
import { functionIndex, vfTopology } from '../world/topology.ts';
import { checkFeatures } from './feature-names.ts';
import { most } from './limits.ts';
import type { ParseError } from './parse-error.ts';
import { joinPath } from './plain.ts';
import { ringField } from './ring-field.ts';
import type { Expectation, Scenario } from './scenario.ts';

/** What the schema cannot see: whether names lead somewhere in this dialect and this topology, and whether order holds. */
export const checkScenario = (scenario: Scenario, dialect: Dialect): ParseError[] => {
  const {
    topology,
    readings = {},
    script,
    schedule,
    interventions = [],
    notes = [],
    expect = [],
    recipe = [],
  } = scenario;
  const errors: ParseError[] = [];

  for (const [id, reading] of Object.entries(readings)) {
    errors.push(...checkReading(dialect, id, reading, joinPath('readings', id)));
  }
  for (const [i, line] of script.entries()) {
    const path = joinPath('script', i);
    errors.push(...checkIntent(line.intent, topology, dialect, path));
    if (line.recipe !== undefined && line.recipe > recipe.length) {
      const message = `found step ${line.recipe}, but the recipe has ${recipe.length} steps`;
      errors.push({ path: joinPath(path, 'recipe'), message });
    }
  }
  if (schedule.kind === 'chosen') {
    for (const [i, key] of schedule.actions.entries()) {
      errors.push(...checkAction(key, topology, joinPath('schedule.actions', i)));
    }
  }
  for (const [i, intervention] of interventions.entries()) {
    const path = joinPath('interventions', i);
    if ('intent' in intervention) {
      errors.push(...checkIntent(intervention.intent, topology, dialect, joinPath(path, 'intent')));
    } else errors.push(...checkAction(intervention.action, topology, joinPath(path, 'action')));
  }
  errors.push(...checkOrder(interventions, 'interventions', 0), ...checkOrder(notes, 'notes', 1));
  for (const [i, each] of expect.entries()) {
    errors.push(...checkExpectation(each, topology, dialect, joinPath('expect', i)));
  }
  return errors;
};

const list = (names: Iterable<string>): string => [...names].join(', ');

/** That a switch is there and has a reading. */
export const checkReading = (dialect: Dialect, id: string, reading: string, path: string): ParseError[] => {
  const found = dialect.switches.find(each => each.id === id);
  if (!found) {
    const known = list(dialect.switches.map(each => each.id));
    return [{ path, message: `${dialect.id} has no switch "${id}", allowed: ${known}` }];
  }
  const known = found.readings.map(each => each.id);
  return known.includes(reading) ? [] : [{ path, message: `found "${reading}", allowed: ${list(known)}` }];
};

/** That a function is of the topology, present or not. */
export const checkDevice = (device: string, topology: Topology, path: string): ParseError[] => {
  if (functionIndex(topology, device) >= 0) return [];
  const pf = topology.pfs[parseDeviceId(device)?.pf ?? -1];
  const message = pf
    ? `there is no ${device}: its PF has ${pf.totalVfs} VFs`
    : `there is no ${device}: the topology has ${topology.pfs.length} PFs, counted from 0`;
  return [{ path, message }];
};

/** What an intent names and the topology or the dialect does not have, each by its path below `path`. */
export const checkIntent = (intent: Intent, topology: Topology, dialect: Dialect, path: string): ParseError[] => {
  switch (intent.do) {
    case 'load-driver':
    case 'unload-driver':
    case 'flr':
    case 'set-interrupts':
    case 'set-notifications':
    case 'reset-queue':
    case 'enable-queue':
    case 'request':
      return checkDevice(intent.device, topology, joinPath(path, 'device'));
    case 'hold':
    case 'release':
    case 'swap':
      return [
        ...checkDevice(intent.device, topology, joinPath(path, 'device')),
        ...(orderingThere() ? [] : [{ path, message: 'commands cannot be put in order yet' }]),
      ];
    case 'write-at':
    case 'read-at': {
      const refusal = structuresThere()
        ? structuresThere()?.refuses(intent)
        : 'accesses by structure are not there yet';
      return [
        ...checkDevice(intent.device, topology, joinPath(path, 'device')),
        ...(refusal ? [{ path, message: refusal }] : []),
      ];
    }
    case 'write-register':
      return [
        ...checkDevice(intent.device, topology, joinPath(path, 'device')),
        ...checkRegister(intent.register, joinPath(path, 'register')),
      ];
    case 'discover':
      return [
        ...checkQueue(intent, topology, path),
        ...(dialect.discovery ? [] : [{ path: joinPath(path, 'do'), message: `${dialect.id} has no discovery` }]),
      ];
    case 'migrate':
      return [
        ...checkDevice(intent.device, topology, joinPath(path, 'device')),
        ...checkDevice(intent.to, topology, joinPath(path, 'to')),
        ...(dialect.migration ? [] : [{ path: joinPath(path, 'do'), message: `${dialect.id} has no device parts` }]),
      ];
    case 'enable-vfs':
    case 'disable-vfs':
      return checkDevice(intent.owner, topology, joinPath(path, 'owner'));
    case 'command':
      return checkCommand(intent, topology, dialect, path);
    case 'edit-memory':
      return intent.bytes === ''
        ? [{ path: joinPath(path, 'bytes'), message: 'found no bytes, allowed: at least one' }]
        : [];
    default:
      return unreachable(intent);
  }
};

/** Whether a PF has the administration virtqueue that something is sent to. */
const checkQueue = (
  { owner, queue = 0 }: { readonly owner: string; readonly queue?: number },
  topology: Topology,
  path: string,
): ParseError[] => {
  const missing = checkDevice(owner, topology, joinPath(path, 'owner'));
  if (missing.length > 0) return missing;
  const queues = topology.pfs[parseDeviceId(owner)?.pf ?? 0]?.adminQueues.length ?? 0;
  if (queue < queues) return [];
  const message = `there is no administration virtqueue ${queue}: ${owner} has ${queues}, counted from 0`;
  return [{ path: joinPath(path, 'queue'), message }];
};

const checkCommand = (
  intent: Extract<Intent, { readonly do: 'command' }>,
  topology: Topology,
  dialect: Dialect,
  path: string,
): ParseError[] => {
  const misplaced = checkQueue(intent, topology, path);
  if (misplaced.length > 0) return misplaced;
  const { raw, command, header, data } = intent;
  if (raw !== undefined && (command ?? header ?? data) !== undefined) {
    return [{ path: joinPath(path, 'raw'), message: 'raw bytes stand for command, header and data; give either' }];
  }
  if ((raw ?? command ?? header) === undefined) return [{ path, message: 'give command, header or raw' }];
  const encoded = encodeCommand(dialect, intent);
  // Its errors start with the member that is wrong: `header.group_id: …`.
  if (!encoded.ok) {
    const colon = encoded.error.indexOf(': ');
    return [{ path: `${path}.${encoded.error.slice(0, colon)}`, message: encoded.error.slice(colon + 2) }];
  }
  const { readable, writable } = encoded.value;
  if (readable.length + writable > 0) return [];
  return [{ path, message: 'a command of no bytes, neither readable nor writable, cannot be sent' }];
};

const checkRegister = (register: string, path: string): ParseError[] =>
  Object.hasOwn(commonCfg.offsets, register)
    ? []
    : [{ path, message: `found "${register}", allowed: ${list(Object.keys(commonCfg.offsets))}` }];

export const checkAction = (key: ActionKey, topology: Topology, path: string): ParseError[] => {
  const actor = parseActorId(key.slice(0, key.indexOf(' ')) as ActorId);
  return actor.kind === 'operator' ? [] : checkDevice(actor.device, topology, path);
};

/** `apart`: how far each step has to be from the one before, at least. */
const checkOrder = (items: readonly { readonly atStep: number }[], path: string, apart: number): ParseError[] =>
  items.flatMap(({ atStep }, i) => {
    const before = items[i - 1]?.atStep;
    if (before === undefined || atStep >= before + apart) return [];
    return [{ path: joinPath(joinPath(path, i), 'atStep'), message: `found step ${atStep} after step ${before}` }];
  });

const typeOf = (device: DeviceId, { pfs }: Topology): DeviceType => {
  const { pf = 0, vf = 0 } = parseDeviceId(device) ?? {};
  const owner = pfs[pf];
  return (owner && vf > 0 ? vfTopology(owner, vf) : owner)?.type ?? 'net';
};

type Named = Readonly<Record<string, unknown>>;

/** Whether some struct has each of the fields. */
const checkFields = (fields: Named, structs: readonly AnyStruct[], whose: string, path: string): ParseError[] => {
  const known = new Set(structs.flatMap(struct => leavesOf(struct).map(field => field.path)));
  return Object.keys(fields)
    .filter(field => !known.has(field))
    .map(field => ({ path: joinPath(path, field), message: `no ${whose} has this field, allowed: ${list(known)}` }));
};

const checkAnswer = (is: Named, { id, answer, commands }: Dialect, path: string): ParseError[] =>
  checkFields(is, [answer, ...commands.flatMap(({ result }) => result ?? [])], `answer of ${id}`, path);

const checkAsked = (given: Named, { id, header, commands }: Dialect, path: string): ParseError[] =>
  checkFields(given, [header, ...commands.flatMap(({ data }) => data ?? [])], `command of ${id}`, path);

const checkCommandName = (
  { command, opcode }: { readonly command?: string; readonly opcode?: number },
  dialect: Dialect,
  path: string,
): ParseError[] => {
  if (command === undefined) return [];
  if (opcode !== undefined)
    return [{ path: joinPath(path, 'opcode'), message: 'the name says it already; give either' }];
  const known = dialect.commands.map(({ name }) => name);
  return known.includes(command)
    ? []
    : [{ path: joinPath(path, 'command'), message: `found "${command}", allowed: ${list(known)}` }];
};

/** Whether what an expectation names is there in a dialect and a topology. */
export const checkExpectation = (
  each: Expectation,
  topology: Topology,
  dialect: Dialect,
  path: string,
): ParseError[] => {
  const device = (): ParseError[] =>
    'device' in each ? checkDevice(each.device, topology, joinPath(path, 'device')) : [];
  switch (each.that) {
    case 'outcome':
      return [
        ...checkDevice(each.owner ?? 'pf0', topology, joinPath(path, 'owner')),
        ...checkAnswer(each.is ?? {}, dialect, joinPath(path, 'is')),
      ];
    case 'answered':
      return [
        ...checkDevice(each.owner ?? 'pf0', topology, joinPath(path, 'owner')),
        ...checkCommandName(each, dialect, path),
        ...checkAsked(each.given ?? {}, dialect, joinPath(path, 'given')),
        ...checkAnswer(each.is, dialect, joinPath(path, 'is')),
      ];
    case 'bytes':
      return checkDevice(each.owner ?? 'pf0', topology, joinPath(path, 'owner'));
    case 'register':
      return [...device(), ...checkRegister(each.register, joinPath(path, 'register'))];
    case 'features': {
      const table = featuresOf(dialect.features, typeOf(each.device, topology));
      return [...device(), ...checkFeatures(table, each.is ?? [], joinPath(path, 'is'))];
    }
    case 'ring':
      if (ringField(each.field, most.queueSize) ?? ringField(each.field, most.queueSize, 'packed')) return device();
      return [
        ...device(),
        {
          path: joinPath(path, 'field'),
          message: `found "${each.field}", allowed: fields such as avail.idx, used.ring[1].len, desc[0].flags, driver_event.desc`,
        },
      ];
    case 'clause':
      if (dialect.clauses.some(({ id }) => id === each.clause)) return [];
      return [{ path: joinPath(path, 'clause'), message: `${dialect.id} has no clause "${each.clause}"` }];
    case 'driver':
      return device();
    case 'digest':
      return [];
    default:
      return unreachable(each);
  }
};
