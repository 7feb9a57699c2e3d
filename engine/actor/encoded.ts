import type { EncodedCommand } from '../admin/encode-command.ts';
import { encodeCommand } from '../admin/encode-command.ts';
import type { AdminRules } from '../admin/rules.ts';
import type { Result } from '../num/result.ts';
import type { CommandIntent } from '../world/intent.ts';

const known = new WeakMap<AdminRules, WeakMap<CommandIntent, Result<EncodedCommand, string>>>();

/** The bytes of a command, put together once: a line of a script is asked for them whenever it could be taken. */
export const encoded = (rules: AdminRules, intent: CommandIntent): Result<EncodedCommand, string> => {
  const own = known.get(rules) ?? new WeakMap<CommandIntent, Result<EncodedCommand, string>>();
  known.set(rules, own);
  const made = own.get(intent) ?? encodeCommand(rules, intent);
  own.set(intent, made);
  return made;
};
