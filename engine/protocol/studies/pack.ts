import { err, ok } from '../../num/result.ts';
import { parseJsonText } from '../../scenario/json-text.ts';
import { CODEC, MOST_CHARACTERS, packPayload, unpackPayload } from '../../scenario/link.ts';
import { rejection } from '../rejection.ts';
import { bandOf } from '../share.ts';
import type { Study } from '../study.ts';

/** Number of the newest form of a packed text. */
const FORMAT = 1;

/** JSON text as what a link carries: as short, and as well guarded, as a scenario. */
export const pack: Study<'pack'> = ({ text }) => {
  if (typeof text !== 'string') return err(rejection('link', 'text', 'allowed: a text'));
  const json = parseJsonText(text);
  if (!json.ok) return err({ what: 'link', errors: json.error });
  const payload = `${FORMAT}${CODEC}.${packPayload(JSON.stringify(json.value))}`;
  return ok({ payload, length: payload.length, band: bandOf(payload.length) });
};

/** The same back again. What the text is, is another question. */
export const unpack: Study<'unpack'> = ({ payload }) => {
  if (typeof payload !== 'string') return err(rejection('link', '', 'allowed: a text'));
  if (payload.length > MOST_CHARACTERS) {
    const message = `the link has ${payload.length} characters, allowed: at most ${MOST_CHARACTERS}; open a file instead`;
    return err(rejection('link', '', message));
  }
  const [, digits, codec, packed = ''] = /^(\d{1,4})([a-z])\.([^.]*)$/.exec(payload) ?? [];
  if (digits === undefined) return err(rejection('link', '', 'the link does not start as in 1d.…'));
  if (Number(digits) > FORMAT) {
    const message = `the link was made by a newer version: it has format ${digits}, this one reads up to ${FORMAT}`;
    return err(rejection('link', '', message));
  }
  if (codec !== CODEC) {
    return err(rejection('link', '', `the link is written in the unknown codec "${codec}", allowed: "${CODEC}"`));
  }
  const json = unpackPayload(packed);
  return json.ok ? ok({ text: JSON.stringify(json.value) }) : err({ what: 'link', errors: json.error });
};
