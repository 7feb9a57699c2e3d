import type { CommandEnd, SwitchRun } from '../compare/readings.ts';
import { runReadings } from '../compare/readings.ts';
import { dialectOf } from '../dialect/dialects.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { jsonLine } from './json-line.ts';
import { type Streams, Unusable } from './verb.ts';

const endText = (end: CommandEnd | undefined): string =>
  end ? `${end.name ?? 'no answer'}, ${end.usedLength ?? 0} bytes (${end.fields})` : 'never sent or never answered';

const linesOf = ({ id, title, runs, parting, alike }: SwitchRun): string[] => [
  `${id}: ${title}: ${alike ? 'all readings end alike' : parting.length > 0 ? 'commands part' : 'other things part'}`,
  ...(alike
    ? []
    : runs.flatMap(({ reading, isDefault, steps, digest, ends }) => [
        `  ${reading}${isDefault ? ' (default)' : ''}: ${steps} steps, ${digest}`,
        ...parting.map(
          ({ owner, id: command }) =>
            `    command ${command} of ${owner}: ${endText(ends.find(each => each.owner === owner && each.id === command))}`,
        ),
      ])),
];

/** Prints how a scenario ends under the readings of all switches, or of one. */
export const printReadings = (
  scenario: Scenario,
  which: string,
  { limit, json, print }: { readonly limit: number; readonly json: boolean } & Pick<Streams, 'print'>,
): 0 => {
  const { switches } = dialectOf(scenario.dialect);
  const known = switches.map(({ id }) => id);
  if (which !== 'all' && !known.includes(which)) {
    throw new Unusable(`--readings: found "${which}", allowed: all, ${known.join(', ')}`);
  }
  const runs = runReadings(scenario, { ...(which !== 'all' && { only: which }), limit });
  for (const each of runs) print(json ? jsonLine(each) : linesOf(each).join('\n'));
  const apart = runs.filter(({ alike }) => !alike).length;
  if (!json)
    print(
      `${runs.length} ${runs.length === 1 ? 'switch' : 'switches'}, ${apart} of them ${apart === 1 ? 'makes' : 'make'} a difference`,
    );
  return 0;
};
