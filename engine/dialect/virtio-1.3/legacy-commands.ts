import type { AdminCommand, Check, CommandContext, HandlerOutcome } from '../../admin/command.ts';
import { pass } from '../../admin/command.ts';
import {
  legacyCommonBytes,
  legacyCommonCfg,
  legacyCommonSize,
  legacyCommonWrite,
  legacyFieldAt,
} from '../../device/legacy-common-cfg.ts';
import { isLegacyConfigField, legacyConfigOf, legacyConfigSize } from '../../device/legacy-device-cfg.ts';
import { virtioNetConfig } from '../../device/type/config.ts';
import type { Infer } from '../../layout/struct.ts';
import { bytesToHex } from '../../num/bytes.ts';
import { featureSetFromBytes } from '../../num/feature-set.ts';
import { published } from '../../spec/source.ts';
import type { Event } from '../../world/event.ts';
import { deviceOf, parseDeviceId, titleOf } from '../../world/ids.ts';
import { builtMac } from '../../world/topology.ts';
import { check, choiceOfStatus, no } from './checks.ts';
import { SRIOV } from './groups.ts';
import { commandAnswer, legacyReadData, legacyReadResult, legacyWriteData, notifyInfoResult } from './layouts.ts';
import { memberTitle } from './target.ts';

const source = published('virtio over PCI, "Legacy Interfaces: Group administration commands" (v1.3)');

type Space = 'common' | 'device';
const names: Readonly<Record<Space, string>> = { common: 'common structure', device: 'device configuration' };

const given = ({ data }: Pick<CommandContext, 'data'>) => data as Infer<typeof legacyWriteData>;
const offsetOf = ({ data }: Pick<CommandContext, 'data'>) => (data as Infer<typeof legacyReadData>).offset;

const memberOf = ({ member }: CommandContext) => {
  if (!member) throw new Error('a legacy access without a member passed its checks');
  return member;
};

const sizeOf = (space: Space, context: CommandContext): number =>
  space === 'common' ? legacyCommonSize(memberOf(context).state) : legacyConfigSize(memberOf(context).state.type);

/** The device configuration of the member; which value of `duplex` is full can be read in two ways. */
const configOf = (context: CommandContext): Uint8Array => {
  const { owner, readings } = context;
  const { state, id } = memberOf(context);
  const { pf = 0, vf = 0 } = parseDeviceId(id) ?? {};
  const bytes = legacyConfigOf(state, builtMac(owner.topology, pf, vf)).slice();
  if (state.type === 'net' && state.facets.config === null && readings.duplex === 'requirement')
    bytes[virtioNetConfig.offsets.duplex] = 0;
  return bytes;
};

const fieldSize = (context: CommandContext, space: Space, offset: number): number => {
  const { state } = memberOf(context);
  if (space === 'common') return legacyFieldAt(state, offset)?.size ?? 0;
  const { type } = state;
  return [1, 2, 4, 6, 8].findLast(size => isLegacyConfigField(type, offset, size)) ?? 0;
};

/** Bytes of an access: what the driver gave or made room for, or, as the readings say, what the field there has. */
const widthOf = (context: CommandContext, space: Space, length: number): number => {
  if (context.readings['legacy-width'] !== 'by-field') return length;
  const size = fieldSize(context, space, offsetOf(context));
  return size === 0 ? length : Math.min(size, length);
};

const isOneField = (context: CommandContext, space: Space, offset: number, width: number): boolean =>
  space === 'common'
    ? legacyFieldAt(memberOf(context).state, offset)?.size === width
    : isLegacyConfigField(memberOf(context).state.type, offset, width);

const oneField = (space: Space, lengthOf: (context: CommandContext) => number): Check =>
  check(
    'one field',
    space === 'common' ? 'admin.legacy.common-bounds' : 'admin.legacy.devcfg-bounds',
    context => {
      const offset = offsetOf(context);
      const width = widthOf(context, space, lengthOf(context));
      return isOneField(context, space, offset, width)
        ? pass(() => `bytes ${offset} to ${offset + width - 1} are one field of the ${names[space]}`)
        : no(
            'INVALID_FIELD',
            () =>
              `${width} bytes at ${offset} are no field of the ${sizeOf(space, context)} bytes of the ${names[space]}`,
          );
    },
    choiceOfStatus,
  );

/** A member that is being reset may not be looked at for a while. */
const notResetting: Check = check('member ready', 'admin.vq.retry-safe', ({ member, readings }) => {
  if (!member?.state.resetting || readings['member-in-reset'] !== 'try-again') return null;
  return no('EAGAIN', () => `the reset of ${titleOf(member.id)} is not complete`);
});

const written = (context: CommandContext): number => given(context).registers.length;
const room = ({ writableBytes }: CommandContext): number => Math.max(0, writableBytes - commandAnswer.size);

const writes = (space: Space, opcode: number, name: string): AdminCommand => ({
  opcode,
  name,
  title: `Write the legacy ${names[space]} of a VF`,
  doc: 'Acts like a write of a legacy driver; the length of the data is the width of the access.',
  source,
  data: legacyWriteData,
  result: null,
  usualData: 1,
  groups: [SRIOV],
  checks: [notResetting, oneField(space, written)],
  handle: context => {
    const { member, owner } = context;
    if (!member) throw new Error('a write without a member passed its checks');
    const { offset, registers } = given(context);
    const bytes = registers.subarray(0, widthOf(context, space, registers.length));
    const by = deviceOf(owner.id);
    const events = ((): readonly Event[] => {
      if (space === 'device') {
        const config = configOf(context);
        config.set(bytes, offset);
        const from = member.state.facets;
        return [{ type: 'facets/changed', by, device: member.id, from, to: { ...from, config: bytesToHex(config) } }];
      }
      const field = legacyFieldAt(member.state, offset);
      if (!field) throw new Error('a write to no field passed its checks');
      return legacyCommonWrite(
        by,
        member.id,
        member.state,
        field.name,
        Number(featureSetFromBytes(bytes)),
        context.wires,
      );
    })();
    const clause = space === 'common' ? 'admin.legacy.common-write-effect' : 'admin.legacy.devcfg-write-effect';
    const what = () => `writes ${bytesToHex(bytes)} at byte ${offset} of the ${names[space]}`;
    return { ok: true, result: {}, events, applied: [{ clause, what }] };
  },
  describe: (header, data) =>
    `write ${bytesToHex(given({ data }).registers)} at ${offsetOf({ data })} of the legacy ${names[space]} of ${memberTitle(header)}`,
});

const reads = (space: Space, opcode: number, name: string): AdminCommand => ({
  opcode,
  name,
  title: `Read the legacy ${names[space]} of a VF`,
  doc: 'Acts like a read of a legacy driver; the room for the result is the width of the access.',
  source,
  data: legacyReadData,
  result: legacyReadResult,
  usualResult: 4,
  groups: [SRIOV],
  checks: [notResetting, oneField(space, room)],
  handle: (context): HandlerOutcome => {
    const { member, owner } = context;
    if (!member) throw new Error('a read without a member passed its checks');
    const offset = offsetOf(context);
    const whole = space === 'common' ? legacyCommonBytes(member.state) : configOf(context);
    const registers = whole.slice(offset, offset + widthOf(context, space, room(context)));
    const clause = space === 'common' ? 'admin.legacy.common-read-effect' : 'admin.legacy.devcfg-read-effect';
    const what = () => `reads ${bytesToHex(registers)} at byte ${offset} of the ${names[space]}`;
    const { isr } = member.state;
    const clears = space === 'common' && offset === legacyCommonCfg.offsets.isr_status && isr !== 0;
    return {
      ok: true,
      result: { registers },
      events: clears ? [{ type: 'isr/wrote', by: deviceOf(owner.id), device: member.id, from: isr, to: 0 }] : [],
      applied: [{ clause, what }],
    };
  },
  describe: (header, data) => `read at ${offsetOf({ data })} of the legacy ${names[space]} of ${memberTitle(header)}`,
});

/**
 * Where a VF is notified: in BAR 4 of the owner, behind its own structures, a page for each VF; and in BAR 4 of the VF,
 * where its notification structure is. No other BAR of theirs decodes anything.
 */
const OWNER_NOTIFY = { flags: 1, bar: 4 } as const;
const OWNER_NOTIFY_AT = 0x10000n;
const MEMBER_NOTIFY = { flags: 2, bar: 4, offset: 0x3000n } as const;
/** Two more addresses that do the same, for a device that fills all four entries. */
const OWNER_ALSO_AT = OWNER_NOTIFY_AT + 0x800n;
const MEMBER_ALSO = { ...MEMBER_NOTIFY, offset: 0x3004n } as const;

const notifyInfo: AdminCommand = {
  opcode: 0x0006,
  name: 'VIRTIO_ADMIN_CMD_LEGACY_NOTIFY_INFO',
  title: 'Ask where a VF is notified',
  doc: 'Returns up to three addresses in order of preference; the entry after the last has flags 0.',
  source,
  data: null,
  result: notifyInfoResult,
  groups: [SRIOV],
  checks: [],
  handle: ({ header, readings }) => {
    const id = BigInt((header as { readonly group_member_id: bigint }).group_member_id);
    const two = {
      'entries[0]': { ...OWNER_NOTIFY, offset: OWNER_NOTIFY_AT + 0x1000n * id },
      'entries[1]': { ...MEMBER_NOTIFY },
    };
    if (readings['notify-entries'] === 'four') {
      return {
        ok: true,
        result: {
          ...two,
          'entries[2]': { ...OWNER_NOTIFY, offset: OWNER_ALSO_AT + 0x1000n * id },
          'entries[3]': { ...MEMBER_ALSO },
        },
        events: [],
        applied: [{ clause: 'admin.legacy.notify-offset-aligned', what: () => 'all offsets are multiples of 2' }],
      };
    }
    return {
      ok: true,
      result: two,
      events: [],
      applied: [
        { clause: 'admin.legacy.notify-last-entry-zero', what: () => 'two addresses, then entries with flags 0' },
        { clause: 'admin.legacy.notify-offset-aligned', what: () => 'both offsets are multiples of 2' },
      ],
    };
  },
  describe: header => `ask where ${memberTitle(header)} is notified`,
};

/** Opcodes 2 to 6, for VFs alone. */
export const legacyCommands: readonly AdminCommand[] = [
  writes('common', 0x0002, 'VIRTIO_ADMIN_CMD_LEGACY_COMMON_CFG_WRITE'),
  reads('common', 0x0003, 'VIRTIO_ADMIN_CMD_LEGACY_COMMON_CFG_READ'),
  writes('device', 0x0004, 'VIRTIO_ADMIN_CMD_LEGACY_DEV_CFG_WRITE'),
  reads('device', 0x0005, 'VIRTIO_ADMIN_CMD_LEGACY_DEV_CFG_READ'),
  notifyInfo,
];
