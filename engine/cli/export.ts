import { dialectOf } from '../dialect/dialects.ts';
import { exportRun, formats, isExportFormat } from '../export/formats.ts';
import { type DrawOptions, drawings, drawRun } from '../export/svg/draw-run.ts';
import { isTheme } from '../export/svg/themes.ts';
import type { TextOptions } from '../export/text.ts';
import { tellRun } from '../export/told-run.ts';
import { createTimeline } from '../run/timeline.ts';
import { STEP_LIMIT } from '../scenario/judge-all.ts';
import { type DeviceId, parseDeviceId } from '../world/ids.ts';
import { readFileOrLink } from './input.ts';
import { readArgs, readNumber, readOne, Unusable, type Verb } from './verb.ts';

const help = `Usage: ringside export --format text|mermaid|chrome-trace|json|svg <file or link> [--command OWNER:N] [--steps] [--limit N]
       [--view group|rings|sequence] [--step N] [--queue FUNCTION:N] [--theme light|dark]

Prints a run to its end in a form for elsewhere.

  --format text          plain text for a mailing list: ASCII, at most 72 columns; the recipe, and one command decoded
  --format mermaid       a sequence diagram
  --format chrome-trace  trace events, which Perfetto opens: a track for each actor, a slice and a flow for each command
  --format json          inputs, steps, events and digest as one JSON value
  --format svg           one step as a picture
  --view group|rings     svg: the group, a virtqueue, or with \`sequence\` the messages of the run; the group without it
  --step N               svg: the step that is drawn; the last one without it
  --queue FUNCTION:N     svg: the virtqueue of \`rings\`, \`pf0:2\`; the first administration virtqueue without it
  --theme light|dark     svg: light without it
  --command OWNER:N      text: the command that is decoded, \`pf0:3\`; the last one without it
  --steps                text: every step, too
  --limit N              stop after this many steps (${STEP_LIMIT} without it)`;

const readCommand = (text: string | undefined): TextOptions['command'] => {
  if (text === undefined) return null;
  const [, owner, id] = /^(pf\d{1,2}):(\d{1,6})$/.exec(text) ?? [];
  if (owner === undefined) throw new Unusable(`--command: found "${text}", allowed: a PF and a number such as pf0:3`);
  return { owner, id: Number(id) };
};

const readDrawing = ({ view = 'group', queue, theme = 'light' }: Readonly<Record<string, unknown>>): DrawOptions => {
  const found = drawings.find(each => each === view);
  if (!found) throw new Unusable(`--view: found "${view}", allowed: ${drawings.join(', ')}`);
  if (typeof theme !== 'string' || !isTheme(theme)) {
    throw new Unusable(`--theme: found "${theme}", allowed: light, dark`);
  }
  if (queue === undefined) return { view: found, theme, queue: null };
  const [, device = '', index] = /^(.+):(\d{1,5})$/.exec(`${queue}`) ?? [];
  if (!parseDeviceId(device)) {
    throw new Unusable(`--queue: found "${queue}", allowed: a function and an index such as pf0:2`);
  }
  return { view: found, theme, queue: { device: device as DeviceId, queue: Number(index) } };
};

export const exporting: Verb = {
  name: 'export',
  summary: 'a run as plain text, as a Mermaid diagram, as trace events, as JSON or as a picture',
  help,
  run: (args, { print }) => {
    const { values, positionals } = readArgs(args, {
      format: { type: 'string' },
      command: { type: 'string' },
      steps: { type: 'boolean' },
      limit: { type: 'string' },
      view: { type: 'string' },
      step: { type: 'string' },
      queue: { type: 'string' },
      theme: { type: 'string' },
    });
    const { format = '' } = values;
    if (format !== 'svg' && !isExportFormat(format)) {
      throw new Unusable(`--format: found "${format}", allowed: ${[...Object.keys(formats), 'svg'].join(', ')}`);
    }
    const draw = readDrawing(values);
    const step = values.step === undefined ? null : readNumber(values.step, '--step', 1_000_000);
    const command = readCommand(values.command);
    const limit = values.limit === undefined ? STEP_LIMIT : readNumber(values.limit, '--limit', 1_000_000);
    const scenario = readFileOrLink(readOne(positionals, 'a file or a link'));
    const timeline = createTimeline(scenario);
    timeline.run(limit);
    const dialect = dialectOf(scenario.dialect, scenario.readings);
    if (format === 'svg') {
      if (step !== null && step > timeline.end) {
        throw new Unusable(`--step: found ${step}, allowed: up to ${timeline.end}, the end of the run`);
      }
      timeline.seek(step ?? timeline.end);
      const drawn = drawRun(timeline, dialect, draw);
      if (!drawn.ok) throw new Unusable(drawn.error);
      print(drawn.value.replace(/\n$/, ''));
      return 0;
    }
    const run = tellRun(timeline, dialect);
    if (command && !run.commands.some(({ owner, id }) => owner === command.owner && id === command.id)) {
      const known = run.commands.map(({ owner, id }) => `${owner}:${id}`).join(', ');
      throw new Unusable(`--command: the run has no ${values.command}, only ${known || 'no command at all'}`);
    }
    print(exportRun(format, scenario, run, { command, steps: values.steps ?? false }).replace(/\n$/, ''));
    return 0;
  },
};
