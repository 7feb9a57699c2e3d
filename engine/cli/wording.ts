import type { TwoWordings, Wording } from '../compare/wording.ts';
import { twoWordings, wordingOf } from '../compare/wording.ts';
import { dialectById, dialectOf, dialects } from '../dialect/dialects.ts';
import type { TermPlace } from '../dialect/prose.ts';
import { STEP_LIMIT } from '../scenario/judge-all.ts';
import type { Readings } from '../world/world.ts';
import { readFileOrLink } from './input.ts';
import { jsonLine } from './json-line.ts';
import { readReadings } from './read-readings.ts';
import { readArgs, readOne, Unusable, type Verb } from './verb.ts';

const known = dialects.map(({ id }) => id).join(', ');
const help = `Usage: ringside wording --dialect ID [--reading SWITCH=READING]… [--json]
       ringside wording <file or link> [--reading SWITCH=READING]… [--json]

The words of a version: where each term is used first and where it is defined, in the order of the patch and in that of
a finished document; its sentences with what a careful reader stumbles over; and the points that no run can show.

With a scenario: each of its admin commands twice, in the words of the text as it was posted (or of its own readings,
with --reading) and in those of its own readings (or of the ones given), and whether a byte differs.

  --dialect ID   ${known}
  --reading      a switch and one of its readings; may be given more than once
  --json         one JSON value a line`;

/** Every change of a version left out. */
const asPosted = (dialect: string): Readings =>
  Object.fromEntries(dialectOf(dialect).switches.flatMap(({ id, amends }) => (amends ? [[id, amends.unchanged]] : [])));

const stripText = (strip: readonly TermPlace[]): string[] =>
  strip.map(({ term, firstUse, defined, inTime }) => {
    const used = firstUse === null ? 'never used' : `first used in sentence ${firstUse + 1}`;
    const where = defined === null ? 'never defined' : `defined in sentence ${defined + 1}`;
    return `    ${term}: ${used}, ${where}: ${inTime ? 'in time' : 'too late'}`;
  });

const wordingText = ({ title, terms, sentences, strips, notObservable }: Wording): string[] => [
  `${title}: ${terms.owner}, ${terms.member}`,
  ...(sentences.length === 0
    ? []
    : [
        '  in the order of the patch:',
        ...stripText(strips.patch),
        '  in the order of a document:',
        ...stripText(strips.document),
      ]),
  ...sentences.flatMap(({ chapter, text, lints }, k) => [
    `  ${k + 1} ${chapter}: ${text}`,
    ...lints.map(each => `    ${each.rule}: ${each.text}`),
  ]),
  ...notObservable.map(({ id, title: what, reason }) => `  not observable: ${id}: ${what}: ${reason}`),
];

const traceText = ({ trace }: TwoWordings): string[] =>
  trace.flatMap(({ before, after, sameBytes }) => [
    `command ${(after ?? before)?.id} of ${(after ?? before)?.owner}: ${sameBytes ? 'the same bytes' : 'other bytes'}`,
    ...[before, after].flatMap(each => (each ? [`  ${each.text}`, `    ${each.readable} -> ${each.writable}`] : [])),
  ]);

export const wording: Verb = {
  name: 'wording',
  summary: 'the words of a version: terms in reading order, lints, open points; one trace in two vocabularies',
  help,
  run: (args, { print }) => {
    const { values, positionals } = readArgs(args, {
      dialect: { type: 'string' },
      reading: { type: 'string', multiple: true },
      json: { type: 'boolean' },
    });
    const { reading = [], json = false } = values;
    if (values.dialect !== undefined) {
      if (positionals.length > 0) throw new Unusable('allowed: either --dialect, or a file or a link');
      if (!dialectById(values.dialect)) throw new Unusable(`--dialect: found "${values.dialect}", allowed: ${known}`);
      const told = wordingOf(values.dialect, readReadings(reading, values.dialect));
      print(json ? jsonLine(told) : wordingText(told).join('\n'));
      return 0;
    }
    const scenario = readFileOrLink(readOne(positionals, 'a file or a link, or --dialect'));
    const given = readReadings(reading, scenario.dialect);
    const own = scenario.readings ?? {};
    const told =
      reading.length > 0
        ? twoWordings(scenario, own, given, STEP_LIMIT)
        : twoWordings(scenario, asPosted(scenario.dialect), own, STEP_LIMIT);
    if (json) print(jsonLine(told));
    else {
      const { before, after } = told;
      print(
        [...wordingText({ ...before, notObservable: [] }), ...wordingText({ ...after, notObservable: [] })].join('\n'),
      );
      print(traceText(told).join('\n'));
    }
    return 0;
  },
};
