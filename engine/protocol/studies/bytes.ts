import type { Result } from '../../num/result.ts';
import { err, ok } from '../../num/result.ts';
import type { Say } from '../../view/words/say.ts';
import { type ByteLabView, byteLab, lengthsOf } from '../byte-lab.ts';
import { readCommand } from '../read-intent.ts';
import type { Rejection } from '../rejection.ts';
import { rejection } from '../rejection.ts';
import type { Session } from '../session.ts';
import { sayTo } from '../session.ts';
import type { Study } from '../study.ts';

const about = <T>(
  command: unknown,
  session: Session | null,
  find: (...read: Parameters<typeof byteLab>) => Result<T, string>,
): Result<T, Rejection> => {
  if (!session) return err(rejection('study', 'kind', 'needs a scenario, and none is loaded'));
  if (typeof command !== 'object' || command === null) return err(rejection('study', 'command', 'is no command'));
  const read = readCommand(session.scenario, command, 'command');
  if (!read.ok) return err({ what: 'command', errors: read.error });
  const found = find(session.dialect, session.timeline.world(), read.value);
  return found.ok ? ok(found.value) : err(rejection('command', 'command', found.error));
};

/** What comes of a command with its lengths and cuts, in the world of the shown step. */
export const bytes: Study<'bytes'> = ({ command }, session) => {
  const found = about(command, session, byteLab);
  return found.ok ? ok(retold(sayTo(session), found.value)) : found;
};

const retold = ({ again }: Say, lab: ByteLabView): ByteLabView => ({
  ...lab,
  became: { ...lab.became, text: again(lab.became.text) },
  checks: lab.checks.map(each => ({ ...each, why: again(each.why) })),
  effects: lab.effects.map(each => ({ ...each, text: again(each.text) })),
  broken: lab.broken.map(each => ({ ...each, why: again(each.why) })),
  rehearsed: lab.rehearsed.done ? lab.rehearsed : { ...lab.rehearsed, why: again(lab.rehearsed.why) },
});

/** What comes of it at every length of either part. */
export const lengths: Study<'lengths'> = ({ command }, session) => about(command, session, lengthsOf);
