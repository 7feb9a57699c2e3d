import { err, type Result } from '../num/result.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import { checkPlain } from '../scenario/plain.ts';
import { readCommands } from './commands.ts';
import type { Judged } from './judged.ts';
import { readLayouts } from './layouts.ts';
import { readMalformed } from './malformed.ts';
import { REGISTER_TRACE_FORMAT } from './register-trace.ts';
import { readConversation, readDriverRuns } from './registers.ts';
import { readRingTrace } from './ring-trace.ts';
import { TRANSCRIPT_FORMAT } from './transcript.ts';

/** Reads one kind of recording; what comes back plays it and judges every thing that it claims. */
export type Reader = (input: unknown) => Result<() => readonly Judged[], ParseError[]>;

/** By what a file says of itself in `schema` or `format`. */
const readers: Readonly<Record<string, Reader>> = {
  'virtio-ring-trace/1': readRingTrace,
  'virtio-ring-malformed/1': readMalformed,
  'virtio-admin-commands/1': readCommands,
  'virtio-layouts/1': readLayouts,
  [TRANSCRIPT_FORMAT]: readConversation,
  [REGISTER_TRACE_FORMAT]: readDriverRuns,
};

/** A recording of somebody else's implementation, as data from outside. */
export const readRecording: Reader = input => {
  const plain = checkPlain(input);
  if (plain.length > 0) return err(plain);
  const kind = kindOf(input);
  const reader = kind !== null && isRecording(kind) ? readers[kind] : undefined;
  if (reader) return reader(input);
  const found = kind === null ? 'nothing' : JSON.stringify(kind.slice(0, 80));
  const allowed = Object.keys(readers).map(name => JSON.stringify(name));
  return err([{ path: 'schema', message: `found ${found}, allowed: ${allowed.join(', ')}` }]);
};

/** Whether a kind of file is a recording. */
export const isRecording = (kind: string | null): boolean => kind !== null && Object.hasOwn(readers, kind);

/** What a file says that it is; null: nothing. */
export const kindOf = (input: unknown): string | null => {
  if (typeof input !== 'object' || input === null) return null;
  const { schema, format } = input as { readonly schema?: unknown; readonly format?: unknown };
  const kind = schema ?? format;
  return typeof kind === 'string' ? kind : null;
};
