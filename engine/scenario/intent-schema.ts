import * as v from 'valibot';
import type { Intent, RequestIntent, ScriptLine, StructureName } from '../world/intent.ts';
import { most } from './limits.ts';
import {
  choice,
  commandFields,
  deviceId,
  flag,
  hexBytes,
  list,
  nameOf,
  numeral,
  oneOf,
  onlyTrue,
  pfId,
  strict,
  text,
  whole,
} from './schema-parts.ts';

const queue = whole(0, 0xffff);
/** A command of a driver. */
const nth = whole(1, most.commands);

/** Places in a part of a buffer. */
const places = list(whole(1, most.payload), most.splits, 'places in bytes');

const requests = [
  'entropy',
  'read',
  'write',
  'flush',
  'get-id',
  'transmit',
  'receive',
  'control',
  'buffer',
] as const satisfies readonly RequestIntent['request'][];

const structures = ['common', 'notify', 'isr', 'device', 'msix', 'pci'] as const satisfies readonly StructureName[];

/** An access reaches 64 KiB of a structure; its width is judged with its offset. */
const access = { device: deviceId, structure: oneOf(structures), offset: whole(0, 0xffff), width: whole(1, 8) };

const forms = {
  'load-driver': { device: deviceId },
  'unload-driver': { device: deviceId },
  'enable-vfs': { owner: pfId, numVfs: whole(0, 0xffff) },
  'disable-vfs': { owner: pfId },
  discover: { owner: pfId, group: whole(0, 0xffff), queue: v.exactOptional(whole(0, most.adminQueues - 1)) },
  migrate: { device: deviceId, to: deviceId },
  command: {
    owner: pfId,
    queue: v.exactOptional(whole(0, most.adminQueues - 1)),
    command: v.exactOptional(nameOf('command')),
    header: v.exactOptional(commandFields),
    data: v.exactOptional(commandFields),
    raw: v.exactOptional(hexBytes),
    writable: v.exactOptional(whole(0, most.payload)),
    readable: v.exactOptional(whole(0, most.payload)),
    splitReadable: v.exactOptional(places),
    splitWritable: v.exactOptional(places),
    indirect: v.exactOptional(flag),
  },
  request: {
    device: deviceId,
    request: oneOf(requests),
    queue: v.exactOptional(queue),
    sector: v.exactOptional(whole(0, 0xffffffff)),
    count: v.exactOptional(whole(0, most.payload)),
    bytes: v.exactOptional(hexBytes),
  },
  'write-register': { device: deviceId, register: nameOf('register'), value: numeral },
  'write-at': { ...access, value: numeral },
  'read-at': access,
  flr: { device: deviceId },
  'reset-queue': { device: deviceId, queue },
  'enable-queue': { device: deviceId, queue },
  'edit-memory': { at: numeral, bytes: hexBytes },
  'set-interrupts': { device: deviceId, queue, wanted: flag },
  'set-notifications': { device: deviceId, queue, wanted: flag },
  hold: { device: deviceId, command: nth, at: oneOf(['driver', 'device']) },
  release: { device: deviceId, command: nth },
  swap: { device: deviceId, command: nth, with: nth },
} as const satisfies Record<Intent['do'], v.ObjectEntries>;

const verbs = Object.keys(forms) as Intent['do'][];

/** One form a verb, each with the members of `extra` beside its own. */
const formsWith = <const E extends v.ObjectEntries>(extra: E) => {
  const form = <const D extends Intent['do']>(verb: D) =>
    strict({ do: v.literal(verb), ...forms[verb], ...extra } as {
      do: v.LiteralSchema<D, undefined>;
    } & (typeof forms)[D] &
      E);
  return v.variant(
    'do',
    [
      form('load-driver'),
      form('unload-driver'),
      form('enable-vfs'),
      form('disable-vfs'),
      form('discover'),
      form('migrate'),
      form('command'),
      form('request'),
      form('write-register'),
      form('write-at'),
      form('read-at'),
      form('flr'),
      form('reset-queue'),
      form('enable-queue'),
      form('edit-memory'),
      form('set-interrupts'),
      form('set-notifications'),
      form('hold'),
      form('release'),
      form('swap'),
    ],
    choice('do', verbs),
  );
};

export const intentSchema: v.GenericSchema<unknown, Intent> = formsWith({});

/** A line as files hold it, the members of its intent beside its own; it comes out as the engine wants it. */
export const scriptLineSchema: v.GenericSchema<unknown, ScriptLine> = v.pipe(
  formsWith({
    concurrent: v.exactOptional(onlyTrue),
    label: v.exactOptional(text(most.label)),
    recipe: v.exactOptional(whole(1, most.recipe)),
    repeat: v.exactOptional(whole(2, most.repeat)),
    scenery: v.exactOptional(onlyTrue),
  }),
  v.transform(({ concurrent, label, recipe, repeat, scenery, ...intent }) => ({
    intent,
    ...(concurrent && { concurrent }),
    ...(label !== undefined && { label }),
    ...(recipe !== undefined && { recipe }),
    ...(repeat !== undefined && { repeat }),
    ...(scenery && { scenery }),
  })),
);

/** Members of each verb, in the order in which they are written. */
export const intentMembers: Readonly<Record<Intent['do'], readonly string[]>> = Object.fromEntries(
  verbs.map(verb => [verb, ['do', ...Object.keys(forms[verb])]]),
) as Record<Intent['do'], string[]>;
