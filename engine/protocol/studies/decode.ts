import { decodeBytes, type Reading } from '../../decode/decode.ts';
import { exampleBytes } from '../../decode/example.ts';
import { readBytes } from '../../decode/read-bytes.ts';
import { structsOf } from '../../decode/structs.ts';
import type { Dialect } from '../../dialect/dialect.ts';
import { dialects } from '../../dialect/dialects.ts';
import { hex } from '../../num/addr.ts';
import { bytesToHex } from '../../num/bytes.ts';
import { err, ok, type Result } from '../../num/result.ts';
import { decodeView } from '../../view/decode-view.ts';
import type { Say } from '../../view/words/say.ts';
import { type Rejection, rejection } from '../rejection.ts';
import { sayTo } from '../session.ts';
import type { Question, Studies, Study } from '../study.ts';
import { readOpcode, readSide } from './read-side.ts';

/** What a page reads at once; the command line takes more. */
const MOST_TEXT = 1 << 16;
const MOST_BYTES = 2048;

type Found = Studies['decode']['found'];

const refused = (path: string, message: string): Result<never, Rejection> => err(rejection('study', path, message));

const commandIn = (text: string | undefined): Result<Uint8Array | undefined, Rejection> => {
  if (text === undefined || text.length > MOST_TEXT) return ok(undefined);
  const read = readBytes(text);
  return read.ok ? ok(read.value.bytes) : refused('command', read.error.message);
};

const readingIn = (ask: Question<'decode'>, dialect: Dialect): Result<Reading, Rejection> => {
  const { part, struct = '' } = ask;
  if (part === 'struct') {
    const names = structsOf(dialect).map(({ name }) => name);
    return names.includes(struct)
      ? ok({ part, struct })
      : refused('struct', `found "${struct}", allowed: ${names.join(', ')}`);
  }
  if (part !== 'readable' && part !== 'writable') {
    return refused('part', `found "${part}", allowed: readable, writable, struct`);
  }
  const opcode = ask.opcode === undefined ? ok(null) : readOpcode(ask.opcode);
  if (!opcode.ok) return opcode;
  if (part === 'readable') return ok({ part, opcode: opcode.value });
  const command = commandIn(ask.command);
  return command.ok ? ok({ part, opcode: opcode.value, command: command.value }) : command;
};

const choicesOf = (dialect: Dialect, { again }: Say): Found['choices'] => ({
  dialects: dialects.map(({ id, title }) => ({ id, title: again(title) })),
  commands: dialect.commands.map(({ opcode, name }) => ({ opcode: hex(opcode, 4), name })),
  structs: structsOf(dialect).map(({ name, family }) => ({ name, family })),
});

/** Bytes in any notation as fields. What is no bytes is a finding, not a refusal: a person is still typing. */
export const decode: Study<'decode'> = (ask, session) => {
  const side = readSide(ask);
  if (!side.ok) return side;
  const { dialect } = side.value;
  const reading = readingIn(ask, dialect);
  if (!reading.ok) return reading;
  const say = sayTo(session);
  const { again } = say;
  const choices = choicesOf(dialect, say);
  const text = ask.text ?? bytesToHex(exampleBytes(dialect, reading.value));
  const problem = (at: number, message: string): ReturnType<Study<'decode'>> =>
    ok({ choices, text, problem: { at, message: again(message) }, decoded: null });
  if (text.length > MOST_TEXT) return problem(MOST_TEXT, `at most ${MOST_TEXT} characters are read here`);
  // An empty box is no mistake: every field is missing.
  const read = text.trim() === '' ? ok({ bytes: new Uint8Array() }) : readBytes(text);
  if (!read.ok) return problem(read.error.at, read.error.message);
  const { bytes } = read.value;
  if (bytes.length > MOST_BYTES) return problem(0, `${bytes.length} bytes, and at most ${MOST_BYTES} are shown here`);
  const decoded = decodeView(decodeBytes(dialect, reading.value, bytes, { names: true }), bytes, reading.value.part);
  return ok({
    choices,
    text,
    problem: null,
    decoded: {
      ...decoded,
      told: decoded.told && again(decoded.told),
      rows: decoded.rows.map(row => ({ ...row, doc: again(row.doc), lints: row.lints.map(again) })),
      lints: decoded.lints.map(lint => ({ ...lint, text: again(lint.text) })),
    },
  });
};
