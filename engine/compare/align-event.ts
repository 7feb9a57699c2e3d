import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import type { DeviceId } from '../world/ids.ts';

/**
 * What two runs are aligned on: where they first differ, where they end, what becomes of a command, or a step of one of
 * them. As people and links write it: `first`, `end`, `execute-2`, `collect-2-pf1`, `left-45`, `right-7`.
 */
export type AlignEvent =
  | { readonly on: 'first' | 'end' }
  | { readonly on: 'execute' | 'collect'; readonly command: number; readonly owner: DeviceId }
  | { readonly on: 'left' | 'right'; readonly step: number };

export const writeAlign = (event: AlignEvent): string => {
  switch (event.on) {
    case 'execute':
    case 'collect':
      return `${event.on}-${event.command}${event.owner === 'pf0' ? '' : `-${event.owner}`}`;
    case 'left':
    case 'right':
      return `${event.on}-${event.step}`;
    default:
      return event.on;
  }
};

export const readAlign = (text: string, path: string): Result<AlignEvent, ParseError[]> => {
  const match = /^(?:(first|end)|(execute|collect)-(\d{1,6})(?:-(pf\d{1,2}))?|(left|right)-(\d{1,7}))$/.exec(text);
  if (!match) {
    const message = `found "${text.slice(0, 40)}", allowed: first, end, execute-N, collect-N, left-STEP, right-STEP`;
    return err([{ path, message }]);
  }
  const [, whole, stage, command, owner = 'pf0', side, step] = match;
  if (whole) return ok({ on: whole as 'first' | 'end' });
  if (stage) return ok({ on: stage as 'execute' | 'collect', command: Number(command), owner: owner as DeviceId });
  return ok({ on: side as 'left' | 'right', step: Number(step) });
};
