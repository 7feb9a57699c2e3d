import type { Result } from '../num/result.ts';
import { parseJsonText } from './json-text.ts';
import type { LimitsName } from './limits.ts';
import { parseScenario } from './parse.ts';
import type { ParseError } from './parse-error.ts';
import type { Scenario } from './scenario.ts';

/** A scenario from the text of a file; what is wrong with the JSON is told by line and column. */
export const parseScenarioText = (text: string, limits: LimitsName = 'page'): Result<Scenario, ParseError[]> => {
  const json = parseJsonText(text);
  return json.ok ? parseScenario(json.value, limits) : json;
};
