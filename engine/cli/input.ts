import { existsSync, readFileSync } from 'node:fs';
import type { Result } from '../num/result.ts';
import { parseJsonText } from '../scenario/json-text.ts';
import { decodeLink } from '../scenario/link.ts';
import { parseScenario } from '../scenario/parse.ts';
import { describeError, type ParseError } from '../scenario/parse-error.ts';
import { type RunDigests, readDigests } from '../scenario/run-digests.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { Unusable } from './verb.ts';

/** The value, or the errors as the reason why the input cannot be used, one line each. */
export const usable = <T>(where: string, result: Result<T, readonly ParseError[]>): T => {
  if (result.ok) return result.value;
  throw new Unusable(result.error.map(error => `${where}: ${describeError(error)}`).join('\n'));
};

/** What a file holds, made by `read`; a file that cannot be read says why. */
const reading = <T>(file: string, read: (bytes: Uint8Array) => T): T => {
  try {
    return read(readFileSync(file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') throw new Unusable(`${file}: there is no such file`);
    if (code === 'EISDIR') throw new Unusable(`${file}: this is a directory`);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new Unusable(`${file}: this is not a text in UTF-8`);
    throw new Unusable(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const readText = (file: string): string =>
  reading(file, bytes => new TextDecoder('utf-8', { fatal: true }).decode(bytes));

export const readBinary = (file: string): Uint8Array => reading(file, bytes => bytes);

export const readJson = (file: string): unknown => usable(file, parseJsonText(readText(file)));

/** The list of a library, `[{file, title, …}, …]`, which lies among its scenarios or lessons. */
export const isIndex = (json: unknown): boolean =>
  Array.isArray(json) &&
  json.length > 0 &&
  json.every(entry => typeof entry === 'object' && entry !== null && 'file' in entry && 'title' in entry);

const toScenario = (file: string, json: unknown): Scenario => {
  if (isIndex(json)) throw new Unusable(`${file}: this is the index of a library, not a scenario`);
  return usable(file, parseScenario(json, 'engine'));
};

export const readScenarioFile = (file: string): Scenario => toScenario(file, readJson(file));

/** The same; null for the index of a library. */
export const readUnlessIndex = (file: string): Scenario | null => {
  const json = readJson(file);
  return isIndex(json) ? null : toScenario(file, json);
};

export const readLink = (link: string): Scenario => usable('link', decodeLink(link)).scenario;

/** Whether an argument is meant as a link and not as a file. */
const isLink = (text: string): boolean => /^<?[a-z]+:\/\/|^[#%]|^s=|#s=/i.test(text) && !existsSync(text);

/** The scenario of a file or a link, and the digests that a link may bring of its sender's run. */
export const readWithDigests = (argument: string): { scenario: Scenario; digests: RunDigests | null } => {
  if (!isLink(argument)) return { scenario: readScenarioFile(argument), digests: null };
  const { scenario, view } = usable('link', decodeLink(argument));
  return { scenario, digests: readDigests(view.digests ?? '') };
};

export const readFileOrLink = (argument: string): Scenario => readWithDigests(argument).scenario;
