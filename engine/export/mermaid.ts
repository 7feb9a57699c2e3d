import { inLaneOrder, MEMORY, type Message } from '../view/message.ts';
import type { MessageKind } from '../view/parts/sequence.ts';
import type { ToldRun, ToldStep } from './told-run.ts';

/** Signs that mean something to the parser, as entities that it shows as themselves. */
const entities: Readonly<Record<string, string>> = { '#': '#35;', ';': '#59;', '<': '#lt;', '>': '#gt;', '%': '#37;' };

/** Text of a message or a note: one line, nothing in it is grammar. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[#;<>%]/g, sign => entities[sign] ?? sign)
    .replaceAll(/\s+/g, ' ')
    .trim() || '-';

/** `driver:pf0/vf2` as an id that the grammar takes: letters, digits and underscores. */
const idOf = (actor: string): string => actor.replaceAll(/[^A-Za-z0-9]+/g, '_');

/** What is read comes back with a broken line. */
const arrows: Readonly<Partial<Record<MessageKind, string>>> = { load: '-->>', 'register-read': '-->>' };

const lineOf = ({ kind, from, to }: Message, text: string): string =>
  from === to ? `Note over ${idOf(from)}: ${text}` : `${idOf(from)}${arrows[kind] ?? '->>'}${idOf(to)}: ${text}`;

/** Across to another actor, into memory or out of it, or a note where nobody else has part in it; then what else it did. */
const linesOf = ({ step, action, sentence, broken, messages: [first, ...more] }: ToldStep): string[] => [
  lineOf(first, escaped([`${step} ${action}: ${sentence}`, ...broken].join(' '))),
  ...more.map(each => lineOf(each, escaped(`(${step}) ${each.kind}`))),
];

/** A step that was refused or broke something stands on a ground of its own. */
const lines = (step: ToldStep): string[] =>
  step.refused ? ['rect rgba(179, 38, 30, 0.12)', ...linesOf(step).map(line => `  ${line}`), 'end'] : linesOf(step);

/** A run as a Mermaid sequence diagram: a lane for each actor and one for guest memory, a line for each step. */
export const exportMermaid = ({ run, steps }: ToldRun): string =>
  `${[
    'sequenceDiagram',
    `  title ${escaped(`${run.title} - ${run.dialect.title}`)}`,
    ...inLaneOrder(steps.flatMap(({ messages }) => messages.flatMap(({ from, to }) => [from, to]))).map(
      lane => `  participant ${idOf(lane)} as ${escaped(lane === MEMORY ? 'guest memory' : lane)}`,
    ),
    ...steps.flatMap(lines).map(line => `  ${line}`),
  ].join('\n')}\n`;
