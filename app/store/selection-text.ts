import type { DeviceId, PfId } from '../../engine/world/ids.ts';
import { parseDeviceId } from '../../engine/world/ids.ts';
import { type DetailName, details } from './preferences-slice.ts';
import type { Selection } from './selection-slice.ts';

/** What the recipient of a link sees selected: `pf0/vf2;detail=clause;clause=draft-2022-07.B4`. */
export const writeSelection = (selection: Selection, detail: DetailName): string => {
  const { device, queue, command, clause, field } = selection;
  return [
    device,
    ...(detail === 'command' ? [] : [`detail=${detail}`]),
    ...(queue ? [`queue=${queue.device}:${queue.queue}`] : []),
    ...(command ? [`command=${command.owner}:${command.id}`] : []),
    ...(field === null ? [] : [`field=${field}`]),
    ...(clause === null ? [] : [`clause=${clause}`]),
  ].join(';');
};

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
  return {
    selection: {
      ...(parseDeviceId(device) && { device: device as DeviceId }),
      ...(queue && { queue: { device: queue.device, queue: queue.number } }),
      ...(command &&
        !command.device.includes('/') && { command: { owner: command.device as PfId, id: command.number } }),
      ...(field !== undefined && { field }),
      ...(clause !== undefined && { clause }),
    },
    detail: details.find(each => each === given.get('detail')) ?? null,
  };
};
