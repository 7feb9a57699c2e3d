import { dialectOf } from '../dialect/dialects.ts';
import { exportRun, formats, isExportFormat } from '../export/formats.ts';
import type { TextOptions } from '../export/text.ts';
import { tellRun } from '../export/told-run.ts';
import { createTimeline } from '../run/timeline.ts';
import { STEP_LIMIT } from '../scenario/judge-all.ts';
import { readFileOrLink } from './input.ts';
import { readArgs, readNumber, readOne, Unusable, type Verb } from './verb.ts';

const help = `Usage: ringside export --format text|mermaid|chrome-trace|json <file or link> [--command OWNER:N] [--steps] [--limit N]

Prints a run to its end in a form for elsewhere.

  --format text          plain text for a mailing list: ASCII, at most 72 columns; the recipe, and one command decoded
  --format mermaid       a sequence diagram
  --format chrome-trace  trace events, which Perfetto opens: a track for each actor, a slice and a flow for each command
  --format json          inputs, steps, events and digest as one JSON value
  --command OWNER:N      text: the command that is decoded, \`pf0:3\`; the last one without it
  --steps                text: every step, too
  --limit N              stop after this many steps (${STEP_LIMIT} without it)`;

const readCommand = (text: string | undefined): TextOptions['command'] => {
  if (text === undefined) return null;
  const [, owner, id] = /^(pf\d{1,2}):(\d{1,6})$/.exec(text) ?? [];
  if (owner === undefined) throw new Unusable(`--command: found "${text}", allowed: a PF and a number such as pf0:3`);
  return { owner, id: Number(id) };
};

export const exporting: Verb = {
  name: 'export',
  summary: 'a run as plain text, as a Mermaid diagram, as trace events or as JSON',
  help,
  run: (args, { print }) => {
    const { values, positionals } = readArgs(args, {
      format: { type: 'string' },
      command: { type: 'string' },
      steps: { type: 'boolean' },
      limit: { type: 'string' },
    });
    const { format = '' } = values;
    if (!isExportFormat(format)) {
      throw new Unusable(`--format: found "${format}", allowed: ${Object.keys(formats).join(', ')}`);
    }
    const command = readCommand(values.command);
    const limit = values.limit === undefined ? STEP_LIMIT : readNumber(values.limit, '--limit', 1_000_000);
    const scenario = readFileOrLink(readOne(positionals, 'a file or a link'));
    const timeline = createTimeline(scenario);
    timeline.run(limit);
    const run = tellRun(timeline, dialectOf(scenario.dialect, scenario.readings));
    if (command && !run.commands.some(({ owner, id }) => owner === command.owner && id === command.id)) {
      const known = run.commands.map(({ owner, id }) => `${owner}:${id}`).join(', ');
      throw new Unusable(`--command: the run has no ${values.command}, only ${known || 'no command at all'}`);
    }
    print(exportRun(format, scenario, run, { command, steps: values.steps ?? false }).replace(/\n$/, ''));
    return 0;
  },
};
