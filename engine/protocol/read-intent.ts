import { hexErrorText, hexToBytes } from '../num/bytes.ts';
import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { serializeScenario } from '../scenario/serialize.ts';
import type { CommandIntent, Intent } from '../world/intent.ts';

const PLACE = 'interventions[0].intent';

/** Hex that a person types is judged first, since a position says more than what is allowed. */
const typedHex = (intent: object, name: 'raw' | 'bytes'): ParseError | null => {
  const typed: unknown = (intent as Readonly<Record<string, unknown>>)[name];
  if (typeof typed !== 'string') return null;
  const bytes = hexToBytes(typed, { allowEmpty: name === 'raw' });
  return bytes.ok ? null : { path: name, message: hexErrorText(bytes.error) };
};

/**
 * Makes an intent of what came in, by the very rules by which the intents of a scenario are judged: layout, dialect and
 * topology. Paths start with `name`.
 */
export const readIntent = (scenario: Scenario, input: object, name: string): Result<Intent, ParseError[]> => {
  const hex = typedHex(input, 'raw') ?? typedHex(input, 'bytes');
  if (hex) return err([{ path: `${name}.${hex.path}`, message: hex.message }]);
  const { notes: _notes, expect: _expect, interventions: _own, ...bare } = scenario;
  const around = serializeScenario({ ...bare, script: [], schedule: { kind: 'fair' } }, 'numbers');
  const parsed = parseScenario({ ...around, interventions: [{ atStep: 0, intent: input }] }, 'engine');
  if (!parsed.ok) {
    const own = parsed.error.map(({ path, message }) => ({ path: path.replace(PLACE, name), message }));
    return err(own);
  }
  const read = parsed.value.interventions?.[0];
  if (!read || !('intent' in read)) throw new Error('an intent got lost on the way');
  return ok(read.intent);
};

/** The same for an intent that has to be a command. */
export const readCommand = (scenario: Scenario, input: object, name: string): Result<CommandIntent, ParseError[]> => {
  const read = readIntent(scenario, { ...input, do: 'command' }, name);
  return read.ok ? ok(read.value as CommandIntent) : read;
};
