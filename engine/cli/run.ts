import { dialectOf } from '../dialect/dialects.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import { judgeAll, STEP_LIMIT } from '../scenario/judge-all.ts';
import { type Proof, proveRun } from '../scenario/run-digests.ts';
import { eventText } from '../view/event-text.ts';
import { readWithDigests } from './input.ts';
import { jsonLine } from './json-line.ts';
import { printClauses } from './print-clauses.ts';
import { printReadings } from './print-readings.ts';
import { readArgs, readNumber, readOne, type Verb } from './verb.ts';

const help = `Usage: ringside run <file or link> [--seed N] [--limit N] [--readings all|SWITCH] [--clauses] [--json]

Runs a scenario to its end: one line for every event, one for every expectation, and last the outcome
(passed, failed or stopped), the number of steps and the digest of the last world.

  --seed N    who acts next is drawn pseudo-randomly from this number, 0 to 4294967295
  --limit N   stop after this many steps (${STEP_LIMIT} without it)
  --readings  instead of its events: how it ends under each reading of every switch, or of one, and which commands
              end in more than one way
  --clauses   instead of its events: what became of every rule: exercised, violated (by whom, at which step), never
              reached, not modelled
  --json      one JSON value a line

A link may hold digests of its sender's run: one line says whether this is the same run, or from which step on it is not.

Exit code 0: it came to its end, every expectation held and a link's digests agreed; 1: otherwise. With --clauses 1 says
that a rule was violated.`;

export const run: Verb = {
  name: 'run',
  summary: 'run a scenario, one line per event; last line: outcome, step count, digest',
  help,
  run: (args, { print }) => {
    const { values, positionals } = readArgs(args, {
      seed: { type: 'string' },
      limit: { type: 'string' },
      readings: { type: 'string' },
      clauses: { type: 'boolean' },
      json: { type: 'boolean' },
    });
    const seed = values.seed === undefined ? null : readNumber(values.seed, '--seed', 0xffff_ffff);
    const limit = values.limit === undefined ? STEP_LIMIT : readNumber(values.limit, '--limit', 1_000_000);
    const { scenario, digests } = readWithDigests(readOne(positionals, 'a file or a link'));
    const dialect = dialectOf(scenario.dialect, scenario.readings);
    if (values.readings !== undefined)
      return printReadings(scenario, values.readings, { limit, json: values.json ?? false, print });
    if (values.clauses) return printClauses(scenario, { limit, json: values.json ?? false, print });

    // Printed as it goes: a run can be longer than what is worth keeping.
    const onStep = ({ step, action, events }: StepRecord): void => {
      for (const event of events) {
        if (values.json) print(jsonLine({ step, actor: action.actor, action: action.name, ...event }));
        else print(`${step} ${action.actor} ${action.name}: ${eventText(dialect, event)}`);
      }
    };
    const schedule = seed === null ? scenario.schedule : ({ kind: 'seeded', seed } as const);
    const { held, stopped, steps, digest, judgements } = judgeAll({ ...scenario, schedule }, { limit, onStep });
    for (const each of judgements) {
      const { text, got } = each;
      if (values.json) print(jsonLine({ expectation: text, held: each.held, got }));
      else print(each.held ? `held: ${text}` : `not held: ${text}; found: ${got}`);
    }
    // Another schedule is another run than the one that was sent.
    const proof = digests && seed === null ? proveRun(scenario, digests) : null;
    if (proof) print(values.json ? jsonLine(proofData(proof)) : proofText(proof));
    const outcome = stopped === null ? (held ? 'passed' : 'failed') : 'stopped';
    if (values.json) print(jsonLine({ outcome, steps, digest, ...(stopped !== null && { why: stopped }) }));
    else print(`${outcome}${stopped === null ? '' : ` (${stopped})`}, ${steps} steps, digest ${digest}`);
    return held && !proof?.parting ? 0 : 1;
  },
};

const proofText = ({ parting, checkpoints, steps, made }: Proof): string => {
  if (!parting) return `as sent: the digests in the link agree at ${checkpoints.length} steps, up to step ${steps}`;
  const { after, by } = parting;
  const shorter = made < steps ? `; it ends after ${made} steps, the sender's had ${steps}` : '';
  return `not as sent: ${after < 0 ? 'different from the start' : `the same up to step ${after}, different from step ${by} on at the latest`}${shorter}`;
};

const proofData = ({ parting, checkpoints, steps, made }: Proof) => ({
  asSent: parting === null,
  steps,
  made,
  ...(parting && { sameUpTo: parting.after < 0 ? null : parting.after, differsBy: parting.by }),
  checkpoints,
});
