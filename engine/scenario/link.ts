import { deflateSync, strFromU8, strToU8 } from 'fflate';
import type { Result } from '../num/result.ts';
import { err, ok, unreachable } from '../num/result.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { fromCompact, toCompact } from './compact.ts';
import { crc32 } from './crc32.ts';
import { inflateUnder } from './inflate.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';
import { parseJsonText } from './json-text.ts';
import { type LinkView, readParameters, readView, writeView } from './link-view.ts';
import { parseScenario } from './parse.ts';
import type { ParseError } from './parse-error.ts';
import type { Scenario } from './scenario.ts';
import { SCENARIO_FORMAT } from './scenario.ts';
import { serializeScenario } from './serialize.ts';

/** Characters of a link that are looked at; more is refused before anything is decoded. */
export const MOST_CHARACTERS = 65_536;
/** Bytes that a payload may inflate to. */
const MOST_BYTES = 1024 * 1024;
/** Short names, a CRC-32 behind the text, raw deflate, base64url. */
export const CODEC = 'd';

const unusable = (message: string): { readonly ok: false; readonly error: ParseError[] } =>
  err([{ path: '', message }]);

/**
 * The fragment of a link, without `#`: `s=<format><codec>.<payload>&t=<step>&v=<layout>&sel=<selection>&d=<digests>`. Equal
 * scenarios give equal fragments, in every browser and in Node.
 */
export const encodeLink = (scenario: Scenario, view: LinkView = {}): string => {
  const { format, ...members } = serializeScenario(scenario, 'numbers');
  return `s=${format}${CODEC}.${packPayload(JSON.stringify(toCompact(members)))}${writeView(view)}`;
};

/** Bytes of a text with their CRC-32 (little-endian) behind, deflated, as base64url. */
export const packPayload = (text: string): string => {
  const bytes = strToU8(text);
  const checked = new Uint8Array(bytes.length + 4);
  checked.set(bytes);
  new DataView(checked.buffer).setUint32(bytes.length, crc32(bytes), true);
  return toBase64Url(deflateSync(checked, { level: 9, mem: 8 }));
};

/**
 * The scenario and the view of a link: a whole address, a fragment with or without `#`, or either with one more level of
 * percent-encoding. Whatever is wrong with the scenario is an error with its reason; a bad part of the view is left out.
 */
export const decodeLink = (text: string): Result<{ scenario: Scenario; view: LinkView }, ParseError[]> => {
  if (text.length > MOST_CHARACTERS) {
    return unusable(`the link has ${text.length} characters, allowed: at most ${MOST_CHARACTERS}; open a file instead`);
  }
  const parameters = readParameters(text);
  const state = parameters.get('s');
  if (state === undefined) return unusable('the link holds no scenario: it has no part s=…');
  const members = readState(state);
  if (!members.ok) return members;
  const scenario = parseScenario(members.value, 'page');
  return scenario.ok ? ok({ scenario: scenario.value, view: readView(parameters) }) : scenario;
};

/** The members of a scenario, format included, from `1d.…`. */
const readState = (state: string): Result<JsonObject, ParseError[]> => {
  const match = /^(\d{1,4})([a-z])\.(.*)$/s.exec(state);
  if (!match)
    return unusable('the link holds something else than a scenario: its part s=… does not start as in s=1d.…');
  const [, digits = '', codec, payload = ''] = match;
  const format = Number(digits);
  if (format > SCENARIO_FORMAT) {
    return unusable(
      `the link was made by a newer version: it has format ${format}, this one reads up to ${SCENARIO_FORMAT}`,
    );
  }
  if (codec !== CODEC) return unusable(`the link is written in the unknown codec "${codec}", allowed: "${CODEC}"`);
  const json = unpackPayload(payload);
  if (!json.ok) return json;
  const members = fromCompact(json.value as Json);
  if (!isJsonObject(members) || 'format' in members) {
    return unusable('the link holds something else than a scenario');
  }
  return ok({ format, ...members });
};

/** The JSON data in a payload: every way in which it can be damaged has its own words. */
export const unpackPayload = (payload: string): Result<unknown, ParseError[]> => {
  if (payload === '') return unusable('the link is cut off: nothing follows the codec');
  const compressed = fromBase64Url(payload);
  switch (compressed) {
    case 'length':
      return unusable('the link is cut off: its payload ends inside a byte');
    case 'letter': {
      const at = payload.search(/[^\w-]/);
      return unusable(`the link is damaged: character ${at + 1} of its payload is ${JSON.stringify(payload[at])}`);
    }
    case 'leftover':
      return unusable('the link is cut off or damaged: its payload does not end at a byte');
    default:
      break;
  }
  const inflated = inflateUnder(MOST_BYTES, compressed);
  if ('fault' in inflated) {
    switch (inflated.fault) {
      case 'too-large':
        return unusable(`the link holds more than ${MOST_BYTES} bytes; nothing of them was kept`);
      case 'cut-off':
        return unusable('the link is cut off: its payload ends in the middle');
      case 'not-deflate':
        return unusable('the link is damaged: its payload cannot be inflated');
      default:
        return unreachable(inflated.fault);
    }
  }
  const { bytes } = inflated;
  const end = bytes.length - 4;
  const sum = end < 0 ? null : new DataView(bytes.buffer, bytes.byteOffset).getUint32(end, true);
  if (sum === null || crc32(bytes.subarray(0, end)) !== sum) {
    return unusable('the link is damaged: what it holds does not agree with its check sum');
  }
  return parseJsonText(strFromU8(bytes.subarray(0, end)));
};
