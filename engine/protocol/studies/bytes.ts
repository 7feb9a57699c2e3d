import type { Result } from '../../num/result.ts';
import { err, ok } from '../../num/result.ts';
import { byteLab, lengthsOf } from '../byte-lab.ts';
import { readCommand } from '../read-intent.ts';
import type { Rejection } from '../rejection.ts';
import { rejection } from '../rejection.ts';
import type { Session } from '../session.ts';
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
export const bytes: Study<'bytes'> = ({ command }, session) => about(command, session, byteLab);

/** What comes of it at every length of either part. */
export const lengths: Study<'lengths'> = ({ command }, session) => about(command, session, lengthsOf);
