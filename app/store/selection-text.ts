import type { DeviceId, PfId } from '../../engine/world/ids.ts';
import { parseDeviceId } from '../../engine/world/ids.ts';
import { type DetailName, details } from './preferences-slice.ts';
import { kinds, lenses, type Selection } from './selection-slice.ts';

/** What the recipient of a link sees selected: `pf0/vf2;detail=clause;clause=draft-2022-07.B4`. */
export const writeSelection = (selection: Selection, detail: DetailName): string => {
  const { device, queue, command, bytes, clause, field, step, until, register, subject, lens } = selection;
  return [
    device,
    ...(detail === 'command' ? [] : [`detail=${detail}`]),
    ...(queue ? [`queue=${queue.device}:${queue.queue}`] : []),
    ...(command ? [`command=${command.owner}:${command.id}`] : []),
    ...(bytes ? [`bytes=${bytes.at}:${bytes.size}`] : []),
    ...(field === null ? [] : [`field=${field}`]),
    ...(step === null ? [] : [`at=${step}`]),
    ...(until === null ? [] : [`until=${until}`]),
    ...(register === null ? [] : [`register=${register}`]),
    // Of the others it is clear that they are what is selected.
    ...(subject && wide.includes(subject) ? [`of=${subject}`] : []),
    ...(clause === null ? [] : [`clause=${clause}`]),
    ...(lens === null ? [] : [`lens=${lens}`]),
  ].join(';');
};

/** Things that are shown whether they are selected or not. */
const wide: readonly Selection['subject'][] = ['command', 'queue', 'device'];

interface Read {
  readonly selection: Partial<Selection>;
  readonly detail: DetailName | null;
}

const pair = (text: string | undefined): { readonly device: DeviceId; readonly number: number } | null => {
  const match = /^(pf[\d/vf]+):(\d{1,7})$/.exec(text ?? '');
  return match && parseDeviceId(match[1]!) ? { device: match[1] as DeviceId, number: Number(match[2]) } : null;
};

/** The reverse; whatever is not understood is left out. */
export const readSelection = (text: string): Read => {
  const [device = '', ...rest] = text.split(';');
  const given = new Map(rest.map(part => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]));
  const queue = pair(given.get('queue'));
  const command = pair(given.get('command'));
  const field = given.get('field');
  const clause = given.get('clause');
  const [, at, size] = /^(0x[0-9a-f]{1,16}):([1-9]\d{0,5})$/.exec(given.get('bytes') ?? '') ?? [];
  const step = /^\d{1,6}$/.exec(given.get('at') ?? '')?.[0];
  const until = /^\d{1,6}$/.exec(given.get('until') ?? '')?.[0];
  const register = /^[\w.]{1,80}$/.exec(given.get('register') ?? '')?.[0];
  const of = wide.find(each => each === given.get('of'));
  const marks = {
    ...(clause && { clause }),
    ...(step && { step: Number(step) }),
    ...(step && until && { until: Number(until) }),
    ...(register && { register }),
    ...(at && { bytes: { at, size: Number(size) } }),
    ...(field && { field }),
  };
  const subject = kinds.find(kind => kind in marks) ?? of;
  const lens = lenses.find(each => each === given.get('lens'));
  return {
    selection: {
      ...(parseDeviceId(device) && { device: device as DeviceId }),
      ...(queue && { queue: { device: queue.device, queue: queue.number } }),
      ...(command &&
        !command.device.includes('/') && { command: { owner: command.device as PfId, id: command.number } }),
      ...marks,
      ...(subject && { subject }),
      ...(lens && { lens }),
    },
    detail: details.find(each => each === given.get('detail')) ?? null,
  };
};
