import type { AdminCommand, Check, CommandContext } from '../../admin/command.ts';
import { pass } from '../../admin/command.ts';
import { buffersInProgress } from '../../device/suspend.ts';
import { addr, hex } from '../../num/addr.ts';
import { bytesToHex, equalBytes, hexToBytes } from '../../num/bytes.ts';
import { published } from '../../spec/source.ts';
import type { Event } from '../../world/event.ts';
import type { Facets } from '../../world/function-state.ts';
import { deviceOf, titleOf } from '../../world/ids.ts';
import { check, choiceOfStatus, no } from '../virtio-1.3/checks.ts';
import { SRIOV } from '../virtio-1.3/groups.ts';
import { commandAnswer } from '../virtio-1.3/layouts.ts';
import {
  modeSetData,
  partsGetData,
  partsGetResult,
  partsMetadataData,
  partsMetadataResult,
  partsSetData,
} from './layouts.ts';
import { objectIn } from './object-commands.ts';
import { directionOf, GET, SET } from './object-types.ts';
import type { Part } from './parts.ts';
import {
  bringsPackedRing,
  DEV_FEATURES,
  headerBytes,
  isVerified,
  joinBytes,
  partBytes,
  partsOf,
  readHeaders,
  readParts,
  samePart,
  withParts,
} from './parts.ts';
import { memberTitle } from './target.ts';

const source = published('basic facilities, "Device parts" (v1.4)');

interface PartsData {
  readonly hdr: { readonly type: number; readonly id: number };
  readonly type: number;
  readonly hdr_list: Uint8Array;
  readonly parts: Uint8Array;
  readonly flags: number;
}
const dataOf = ({ data }: Pick<CommandContext, 'data'>) => data as unknown as PartsData;
const memberOf = ({ member }: CommandContext) => {
  if (!member) throw new Error('a command about parts without a member passed its checks');
  return member;
};

const objectThere: Check = check(
  'object',
  'admin.res.missing-enxio',
  context => {
    const { type, id } = dataOf(context).hdr;
    return type === 0 && objectIn(context)
      ? pass(() => `device parts object ${id} is there`)
      : no('ENXIO', () => `the member has no device parts object ${id}`);
  },
  choiceOfStatus,
);

const direction = (wanted: number): Check =>
  check(
    'direction',
    'admin.parts.object-one-direction',
    context => {
      const object = objectIn(context);
      const words = wanted === GET ? 'get' : 'set';
      return object && directionOf(object) === wanted
        ? pass(() => `the object is there to ${words} parts`)
        : no('INVALID_FIELD', () => `the object is not there to ${words} parts`);
    },
    choiceOfStatus,
  );

const typeUpTo = (last: number): Check =>
  check(
    'type',
    'admin.cmd.status-not-ok-on-failure',
    context => {
      const { type } = dataOf(context);
      return type <= last ? null : no('INVALID_FIELD', () => `type ${type} is not 0 to ${last}`);
    },
    choiceOfStatus,
  );

const metadata = (context: CommandContext): { readonly count: number; readonly hdrs: Uint8Array } => {
  const parts = partsOf(memberOf(context).state);
  switch (dataOf(context).type) {
    case 0:
      return { count: parts.reduce((sum, each) => sum + partBytes(each).length, 0), hdrs: new Uint8Array() };
    case 1:
      return { count: parts.length, hdrs: new Uint8Array() };
    default:
      return { count: parts.length, hdrs: joinBytes(parts.map(headerBytes)) };
  }
};

const roomForMetadata: Check = check(
  'room',
  'admin.parts.metadata-short-enomem',
  context => {
    if (context.readings['metadata-too-short'] === 'cut') return null;
    const needed = commandAnswer.size + partsMetadataResult.size + metadata(context).hdrs.length;
    return context.writableBytes >= needed
      ? pass(() => `the answer needs ${needed} bytes`)
      : no('ENOMEM', () => `the answer needs ${needed} bytes, and there is room for ${context.writableBytes}`);
  },
  source,
);

const stopped: Check = check(
  'stopped',
  'admin.parts.set-needs-stop',
  context => {
    const { state, id } = memberOf(context);
    if (context.readings['set-while-running'] === 'allowed') return null;
    return state.facets.stopped
      ? pass(() => `${titleOf(id)} is stopped`)
      : no('EBUSY', () => `${titleOf(id)} is not stopped`);
  },
  choiceOfStatus,
);

const given = (context: CommandContext): readonly Part[] | null => readParts(dataOf(context).parts);

const partsWhole: Check = check(
  'lengths',
  'admin.parts.set-length-mismatch',
  context => {
    const parts = given(context);
    if (parts === null) return no('INVALID_FIELD', () => 'the last part is cut');
    const own = partsOf(memberOf(context).state);
    for (const each of parts) {
      const mine = own.find(other => samePart(other, each));
      if (!mine && each.optional) continue;
      if (!mine) return no('INVALID_FIELD', () => `the device has no part ${hex(each.type, 4)} with that selector`);
      if (mine.value.length !== each.value.length) {
        return no(
          'INVALID_FIELD',
          () => `part ${hex(each.type, 4)} has ${each.value.length} bytes, that of the device ${mine.value.length}`,
        );
      }
    }
    return pass(() => `${parts.length} parts, each as long as the device's`);
  },
  choiceOfStatus,
);

const partsInOrder: Check = check(
  'order',
  'admin.parts.driver-set-order',
  context => {
    const types = (given(context) ?? []).map(({ type }) => type);
    const late = types.findIndex((type, k) => k > 0 && type < (types[k - 1] ?? 0));
    return late < 0
      ? pass(() => 'the parts are in their order')
      : no('INVALID_FIELD', () => `part ${hex(types[late] ?? 0, 4)} comes after ${hex(types[late - 1] ?? 0, 4)}`);
  },
  choiceOfStatus,
);

const partsMatch: Check = check(
  'verified',
  'admin.parts.dev-features-verify',
  context => {
    const own = partsOf(memberOf(context).state);
    const other = (given(context) ?? [])
      .filter(isVerified)
      .find(each => own.some(mine => samePart(mine, each) && !equalBytes(mine.value, each.value)));
    if (other === undefined) return pass(() => 'what is only compared is as the device has it');
    const why = () => `part ${hex(other.type, 4)} is ${bytesToHex(other.value)}, and the device differs`;
    return no('INVALID_FIELD', why, other.type === DEV_FEATURES ? undefined : 'admin.parts.set-verify-only');
  },
  choiceOfStatus,
);

const ringsKnown: Check = check(
  'ring positions',
  'admin.parts.set-atomic',
  context =>
    context.readings['packed-parts'] !== 'anew' && bringsPackedRing(given(context) ?? [])
      ? no('INVALID_FIELD', () => 'a packed virtqueue is in use, and no part tells its positions')
      : null,
  choiceOfStatus,
);

const STOP = 1;

const flagsKnown: Check = check(
  'flags',
  'admin.mode.flag-bit0',
  context => {
    const { flags } = dataOf(context);
    return flags <= STOP
      ? pass(() => (flags === STOP ? 'bit 0 is set: stop' : '0: go on'))
      : no('INVALID_FIELD', () => `flags ${hex(flags, 2)} has bits that mean nothing`);
  },
  choiceOfStatus,
);

const facetsEvent = (context: CommandContext, to: Facets): Event => {
  const { id, state } = memberOf(context);
  return { type: 'facets/changed', by: deviceOf(context.owner.id), device: id, from: state.facets, to };
};

/** A member that is being reset is not touched before the reset is complete. */
const waitsForReset = ({ member }: CommandContext): string | null =>
  member?.state.resetting ? `the reset of ${titleOf(member.id)} is not complete` : null;

/** A member is stopped when it has given back all that it has taken, and said so. */
const waitsForBuffers = (context: CommandContext): string | null => {
  const { member, group } = context;
  // Addressed to the owner itself it is refused anyhow, and must not wait for its own buffer.
  const isStopping = dataOf(context).flags === STOP && group?.id === SRIOV && member && !member.state.facets.stopped;
  const left = isStopping ? buffersInProgress(member.state) : 0;
  return left > 0 ? `${left} buffers of ${titleOf(member?.id ?? context.owner.id)} are in progress` : null;
};

const metadataGet: AdminCommand = {
  opcode: 0x000e,
  name: 'VIRTIO_ADMIN_CMD_DEV_PARTS_METADATA_GET',
  title: 'Ask how large the parts of a VF are, how many, or which',
  doc: 'SIZE counts bytes, COUNT parts, LIST returns their headers.',
  source,
  data: partsMetadataData,
  result: partsMetadataResult,
  usualResult: 16 * 16,
  groups: [SRIOV],
  checks: [objectThere, direction(GET), typeUpTo(2), roomForMetadata],
  handle: context => {
    const { count, hdrs } = metadata(context);
    return { ok: true, result: { size_or_count: count, hdrs }, events: [], applied: [] };
  },
  describe: (fields, data) =>
    `ask for the ${['size', 'number', 'headers'][dataOf({ data }).type] ?? 'metadata'} of the parts of ${memberTitle(fields)}`,
};

const partsGet: AdminCommand = {
  opcode: 0x000f,
  name: 'VIRTIO_ADMIN_CMD_DEV_PARTS_GET',
  title: 'Read parts of a VF',
  doc: 'ALL, or those whose headers are given; one that does not exist is left out.',
  source,
  data: partsGetData,
  result: partsGetResult,
  usualResult: 512,
  groups: [SRIOV],
  checks: [objectThere, direction(GET), typeUpTo(1)],
  handle: context => {
    const all = partsOf(memberOf(context).state);
    const wanted = readHeaders(dataOf(context).hdr_list);
    const told = dataOf(context).type === 1 ? all : all.filter(each => wanted.some(other => samePart(each, other)));
    const left = wanted.filter(other => !all.some(each => samePart(each, other))).length;
    return {
      ok: true,
      result: { parts: joinBytes(told.map(partBytes)) },
      events: [],
      applied: [
        { clause: 'admin.parts.get-order', what: () => `${told.length} parts in their order` },
        ...(dataOf(context).type === 0 && left > 0
          ? [{ clause: 'admin.parts.skip-missing', what: () => `${left} that do not exist are left out` }]
          : []),
      ],
    };
  },
  describe: (fields, data) =>
    `read ${dataOf({ data }).type === 1 ? 'all parts' : 'some parts'} of ${memberTitle(fields)}`,
};

const partsSet: AdminCommand = {
  opcode: 0x0010,
  name: 'VIRTIO_ADMIN_CMD_DEV_PARTS_SET',
  title: 'Write parts of a VF',
  doc: 'The VF has to be stopped; what is set takes effect when it goes on.',
  source,
  data: partsSetData,
  result: null,
  groups: [SRIOV],
  waits: waitsForReset,
  checks: [objectThere, direction(SET), stopped, partsWhole, partsInOrder, partsMatch, ringsKnown],
  handle: context => {
    const { state } = memberOf(context);
    const before = state.facets.parts === null ? null : hexToBytes(state.facets.parts, { allowEmpty: true });
    const kept = before?.ok ? (readParts(before.value) ?? []) : [];
    const now = (given(context) ?? []).filter(each => !isVerified(each));
    const all = [...kept.filter(each => !now.some(other => samePart(each, other))), ...now];
    const to: Facets = { ...state.facets, parts: bytesToHex(joinBytes(all.map(partBytes))) };
    return {
      ok: true,
      result: {},
      events: [facetsEvent(context, to)],
      applied: [
        { clause: 'admin.parts.set-effective-on-resume', what: () => `${all.length} parts wait until it goes on` },
        { clause: 'admin.parts.dev-features-not-set', what: () => 'parts that are only compared are not kept' },
      ],
    };
  },
  describe: (fields, data) =>
    `write ${readParts(dataOf({ data }).parts)?.length ?? 'cut'} parts of ${memberTitle(fields)}`,
};

const modeSet: AdminCommand = {
  opcode: 0x0011,
  name: 'VIRTIO_ADMIN_CMD_DEV_MODE_SET',
  title: 'Stop a VF, or let it go on',
  doc: 'A stopped VF touches no virtqueue and notifies nobody.',
  source,
  data: modeSetData,
  result: null,
  groups: [SRIOV],
  waits: context => waitsForReset(context) ?? waitsForBuffers(context),
  checks: [flagsKnown],
  handle: context => {
    const { id, state } = memberOf(context);
    const stop = dataOf(context).flags === STOP;
    if (stop === state.facets.stopped) {
      const clause = stop ? 'admin.mode.stop-idempotent' : 'admin.mode.resume-idempotent';
      const what = () => `${titleOf(id)} ${stop ? 'is stopped' : 'runs'} already`;
      return { ok: true, result: {}, events: [], applied: [{ clause, what }] };
    }
    const parts = state.facets.parts === null ? null : hexToBytes(state.facets.parts, { allowEmpty: true });
    const waiting = !stop && parts?.ok ? (readParts(parts.value) ?? []) : [];
    const facets: Facets = { ...state.facets, stopped: stop, parts: stop ? state.facets.parts : null };
    const applied: Event[] =
      waiting.length > 0
        ? [
            {
              type: 'parts/applied',
              by: deviceOf(context.owner.id),
              device: id,
              from: { ...state, facets },
              // virtq_used.idx is at byte 2 of the used ring.
              to: withParts({ ...state, facets }, waiting, at => context.read16(addr(at + 2n))),
            },
          ]
        : [];
    return {
      ok: true,
      result: {},
      events: [facetsEvent(context, facets), ...applied],
      applied: [
        {
          clause: stop ? 'admin.mode.no-vq-access' : 'admin.parts.set-effective-on-resume',
          what: () =>
            stop ? `${titleOf(id)} is stopped` : `${titleOf(id)} goes on with ${waiting.length} parts that were set`,
        },
        ...(stop
          ? [{ clause: 'admin.mode.drain-before-complete', what: () => `${titleOf(id)} holds no buffer any more` }]
          : []),
      ],
    };
  },
  describe: (fields, data) =>
    `${dataOf({ data }).flags === STOP ? 'stop' : 'let'} ${memberTitle(fields)}${dataOf({ data }).flags === STOP ? '' : ' go on'}`,
};

/** Opcodes 14 to 17, for VFs alone. */
export const partsCommands: readonly AdminCommand[] = [metadataGet, partsGet, partsSet, modeSet];
