import '../scenario/all.ts';
import '../view/packed.ts';
import { check } from './check.ts';
import { compare } from './compare.ts';
import { decode } from './decode.ts';
import { dialects } from './dialects.ts';
import { exporting } from './export.ts';
import { inspect } from './inspect.ts';
import { lesson } from './lesson.ts';
import { link } from './link.ts';
import { replay } from './replay.ts';
import { run } from './run.ts';
import { unlink } from './unlink.ts';
import { type Streams, Unusable, type Verb } from './verb.ts';
import { wording } from './wording.ts';

const verbs: readonly Verb[] = [
  run,
  check,
  inspect,
  compare,
  replay,
  decode,
  dialects,
  wording,
  link,
  unlink,
  exporting,
  lesson,
];

const help = `Usage: ringside VERB …

${verbs.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`).join('\n')}

\`ringside VERB --help\` says more. Exit codes: 0 done and everything held, 1 something did not hold,
2 the input could not be used (the reason is on standard error).`;

const asksForHelp = (arg: string | undefined): boolean => arg === '--help' || arg === '-h';

/** The command line: answers with the exit code. Our own mistakes are thrown. */
export const ringside = ([name, ...args]: readonly string[], streams: Streams): 0 | 1 | 2 => {
  if (asksForHelp(name) || name === 'help') {
    streams.print(help);
    return 0;
  }
  const verb = verbs.find(each => each.name === name);
  if (!verb) {
    streams.warn(name === undefined ? help : `ringside: there is no verb "${name}"\n\n${help}`);
    return 2;
  }
  if (args.some(asksForHelp)) {
    streams.print(verb.help);
    return 0;
  }
  try {
    return verb.run(args, streams);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    streams.warn(error.message);
    return 2;
  }
};
