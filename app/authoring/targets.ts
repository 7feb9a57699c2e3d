import type { Segment } from '../../engine/protocol/messages.ts';
import type { Selection } from '../store/selection-slice.ts';

export type TargetKind = Exclude<Segment, string>['kind'];
export const targetKinds = ['step', 'field', 'register', 'clause', 'device'] as const satisfies readonly TargetKind[];

export interface Target {
  readonly kind: TargetKind;
  readonly target: string;
}

const COMMON = 'common.';

/** What is selected in the run, as a target; null: nothing, or nothing that a link can name. `fields`: those that there are. */
export const selectedTarget = (selection: Selection, fields: readonly string[]): Target | null => {
  const { subject, step, clause, device, queue, field, register } = selection;
  switch (subject) {
    case 'step':
      return step === null ? null : { kind: 'step', target: String(step) };
    case 'clause':
      return clause === null ? null : { kind: 'clause', target: clause };
    case 'device':
      return { kind: 'device', target: device };
    case 'queue':
      return queue && { kind: 'device', target: queue.device };
    case 'field': {
      // The path of a field in a command begins with the part that it is in.
      const bare = field?.split('.').slice(1).join('.');
      const target = [field, bare].find(each => each && fields.includes(each));
      return target ? { kind: 'field', target } : null;
    }
    case 'register': {
      // Those of other structures have no link.
      const name = register?.startsWith(COMMON) ? register.slice(COMMON.length) : null;
      return name ? { kind: 'register', target: `${device}.${name}` } : null;
    }
    default:
      return null;
  }
};

/** A text in which words lead somewhere: those between two places, or `words` where there are none. */
export const linked = (
  text: string,
  [from, to]: readonly [number, number],
  words: string,
  { kind, target }: Target,
): { readonly text: string; readonly end: number } => {
  const bare =
    words
      .replaceAll(/[[\]\n]+/g, ' ')
      .trim()
      .slice(0, 120) || target;
  const link = `[${bare}](${kind}:${target})`;
  return { text: text.slice(0, from) + link + text.slice(to), end: from + link.length };
};
