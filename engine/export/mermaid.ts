import type { Event } from '../world/event.ts';
import { deviceOf } from '../world/ids.ts';
import type { ToldRun, ToldStep } from './told-run.ts';

/** Signs that mean something to the parser, as entities that it shows as themselves. */
const entities: Readonly<Record<string, string>> = { '#': '#35;', ';': '#59;', '<': '#lt;', '>': '#gt;', '%': '#37;' };

/** Text of a message or a note: one line, nothing in it is grammar. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[#;<>%]/g, sign => entities[sign] ?? sign)
    .replaceAll(/\s+/g, ' ')
    .trim() || '-';

const MEMORY = 'memory';

/** `driver:pf0/vf2` as an id that the grammar takes: letters, digits and underscores. */
const idOf = (actor: string): string => actor.replaceAll(/[^A-Za-z0-9]+/g, '_');

/** Events by which a driver touches a register of its function. */
const touches = (event: Event, side: string): boolean =>
  side === 'driver' &&
  (/^(register|status|features)\//.test(event.type) || event.type === 'reset/began' || event.type === 'queue/enabled');

/** The function whose register a step wrote; null: none. */
const touched = ({ events, side }: ToldStep): string | null => {
  const found = events.find(event => touches(event, side));
  return found && 'device' in found ? deviceOf(found.device) : null;
};

/** Across to another actor, into memory or out of it, or a note where nobody else has part in it. */
const lineOf = (step: ToldStep): string => {
  const { actor, action, sentence, notified, events } = step;
  const from = idOf(actor);
  const text = escaped(`${step.step} ${action}: ${sentence}`);
  const to = notified[0] ?? touched(step);
  if (to !== null && to !== actor) return `${from}->>${idOf(to)}: ${text}`;
  if (events.some(({ type }) => type === 'queue/took' || type === 'token/closed')) {
    return `${MEMORY}-->>${from}: ${text}`;
  }
  if (events.some(({ type }) => type === 'memory/wrote')) return `${from}->>${MEMORY}: ${text}`;
  return `Note over ${from}: ${text}`;
};

/** A step that was refused or broke something stands on a ground of its own. */
const lines = (step: ToldStep): string[] =>
  step.refused ? ['rect rgba(179, 38, 30, 0.12)', `  ${lineOf(step)}`, 'end'] : [lineOf(step)];

/** All that a line may come from or go to, in the order in which they first have part. */
const lanesOf = (steps: readonly ToldStep[]): readonly string[] => [
  ...new Set(steps.flatMap(step => [step.actor, ...step.notified, ...[touched(step)].flatMap(to => to ?? [])])),
];

/** A run as a Mermaid sequence diagram: a lane for each actor and one for guest memory, a line for each step. */
export const exportMermaid = ({ run, steps }: ToldRun): string =>
  `${[
    'sequenceDiagram',
    `  title ${escaped(`${run.title} - ${run.dialect.title}`)}`,
    ...lanesOf(steps).map(actor => `  participant ${idOf(actor)} as ${escaped(actor)}`),
    `  participant ${MEMORY} as guest memory`,
    ...steps.flatMap(lines).map(line => `  ${line}`),
  ].join('\n')}\n`;
