import type { ActorId } from '../world/ids.ts';
import type { Turn } from '../world/turn.ts';
import type { Check, CommandContext, HandlerOutcome, Refusal } from './command.ts';
import type { Submitted } from './decode-command.ts';
import { decodeCommand } from './decode-command.ts';
import type { AdminRules } from './rules.ts';

const refusalOf = (rules: AdminRules, name: string): Refusal => {
  const found = rules.refusals.find(each => each.name === name);
  if (!found) throw new Error(`the dialect has no refusal ${name}`);
  return found;
};

/** Runs checks in order; the first refusal is the answer. Null: all passed. */
const firstRefusal = (turn: Turn, by: ActorId, checks: readonly Check[], context: CommandContext): string | null => {
  for (const check of checks) {
    const verdict = check.judge(context);
    if (!verdict) continue;
    if (turn.recording) {
      const { passed, why } = verdict;
      const clause = (verdict.passed ? undefined : verdict.clause) ?? check.clause;
      turn.emit({ type: 'note/checked', by, clause, check: check.id, passed, why: why() });
    }
    if (!verdict.passed) return verdict.refusal;
  }
  return null;
};

/** A handler only says what is to happen, so that one which refuses has done nothing. */
const handle = (turn: Turn, by: ActorId, context: CommandContext): HandlerOutcome => {
  if (!context.command) throw new Error('a command without a handler passed its checks');
  const outcome = context.command.handle(context);
  if (outcome.ok) for (const event of outcome.events) turn.emit(event);
  if (!turn.recording) return outcome;
  if (!outcome.ok) turn.emit({ type: 'note/said', by, text: outcome.why });
  else for (const { clause, what } of outcome.applied) turn.emit({ type: 'note/applied', by, clause, what: what() });
  return outcome;
};

const encode = (rules: AdminRules, answer: Refusal, result: Uint8Array): Uint8Array => {
  const header = rules.answer.encode(answer.fields);
  const bytes = new Uint8Array(header.length + result.length);
  bytes.set(header);
  bytes.set(result, header.length);
  return bytes;
};

/**
 * Executes one admin command: decode by the dialect's layout, check in order (the first refusal wins), handle, encode. A
 * refused command has no effect. Returns the answer's bytes, cut to the writable part: the header always, the result
 * only after success.
 */
export const executeCommand = (turn: Turn, by: ActorId, rules: AdminRules, submitted: Submitted): Uint8Array => {
  const context = decodeCommand(turn.world, rules, submitted);
  const room = submitted.writableBytes;
  const cut = (bytes: Uint8Array): Uint8Array =>
    bytes.subarray(0, rules.fits?.(turn.world.readings, bytes.length, room) ?? Math.min(bytes.length, room));
  const refuse = (name: string): Uint8Array => cut(encode(rules, refusalOf(rules, name), new Uint8Array()));

  const refusal =
    firstRefusal(turn, by, rules.commonChecks, context) ??
    firstRefusal(turn, by, context.command?.checks ?? [], context);
  if (refusal !== null) return refuse(refusal);
  const outcome = handle(turn, by, context);
  if (!outcome.ok) return refuse(outcome.refusal);
  const result = context.command?.result?.encode(outcome.result) ?? new Uint8Array();
  return cut(encode(rules, rules.success, result));
};

/**
 * The answer to whatever came through an administration virtqueue: none to a buffer that lacks one of its parts, and null
 * where the device is at an end with it.
 */
export const answerTo = (turn: Turn, by: ActorId, rules: AdminRules, submitted: Submitted): Uint8Array | null => {
  const { readable, writableBytes } = submitted;
  if (readable.length > 0 && writableBytes > 0) return executeCommand(turn, by, rules, submitted);
  const text = `The buffer has no ${readable.length === 0 ? 'readable' : 'writable'} part.`;
  turn.emit({ type: 'note/said', by, text });
  return rules.missingPart(turn.world.readings) === 'fault' ? null : new Uint8Array();
};
