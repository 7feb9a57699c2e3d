import { IMAGE_FORMAT, readImage } from '../inspect/image.ts';
import type { ForeignQueue } from '../inspect/queue.ts';
import type { RingMemory } from '../memory/ring-memory.ts';
import { err, ok, type Result } from '../num/result.ts';
import type { Judged } from '../replay/judged.ts';
import { type MalformedCase, parseMalformed } from '../replay/malformed.ts';
import { isRecording, kindOf, readRecording } from '../replay/recording.ts';
import { ringAfter, ringOfCase } from '../replay/ring-states.ts';
import { parseRingTrace, playTrace } from '../replay/ring-trace.ts';
import type { RingTrace } from '../replay/ring-trace-schema.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import { checkPlain } from '../scenario/plain.ts';

/** A virtqueue, and the memory that it is in. */
export interface Place {
  readonly memory: RingMemory;
  readonly queue: ForeignQueue;
}

/** What a file that is no scenario holds. */
export type Opened =
  | {
      readonly kind: 'image';
      readonly name: string;
      readonly queues: readonly Place[];
      readonly registers: readonly { readonly name: string; readonly value: string }[];
    }
  | {
      readonly kind: 'trace';
      readonly name: string;
      readonly trace: RingTrace;
      readonly judged: Judged;
      /** Its virtqueue after so many steps. */
      readonly after: (steps: number) => Place;
    }
  | {
      readonly kind: 'malformed';
      readonly cases: readonly MalformedCase[];
      readonly queues: readonly Place[];
      readonly judged: () => readonly Judged[];
    }
  | { readonly kind: 'recording'; readonly format: string; readonly judged: () => readonly Judged[] };

const TRACE = 'virtio-ring-trace/1';
const MALFORMED = 'virtio-ring-malformed/1';

/** Whether a file says that it is an image or a recording. Scenarios say nothing of the kind. */
export const isForeign = (input: unknown): boolean => {
  const kind = kindOf(input);
  return kind === IMAGE_FORMAT || isRecording(kind);
};

/** Reads an image or a recording, whichever it says that it is; every error has its path. */
export const openForeign = (input: unknown): Result<Opened, ParseError[]> => {
  const plain = checkPlain(input);
  if (plain.length > 0) return err(plain);
  const kind = kindOf(input);
  if (kind === IMAGE_FORMAT) {
    const image = readImage(input);
    if (!image.ok) return image;
    const { name, memory, queues, registers } = image.value;
    return ok({ kind: 'image', name, queues: queues.map(queue => ({ memory, queue })), registers });
  }
  if (kind === TRACE) {
    const parsed = parseRingTrace(input);
    if (!parsed.ok) return parsed;
    const trace = parsed.value;
    const { judged, places } = playTrace(trace);
    return ok({ kind: 'trace', name: trace.name, trace, judged, after: steps => ringAfter(trace, places, steps) });
  }
  if (kind === MALFORMED) {
    const parsed = parseMalformed(input);
    const recording = readRecording(input);
    if (!parsed.ok) return parsed;
    if (!recording.ok) return recording;
    const cases = parsed.value;
    return ok({ kind: 'malformed', cases, queues: cases.map(ringOfCase), judged: recording.value });
  }
  const recording = readRecording(input);
  return recording.ok ? ok({ kind: 'recording', format: kind ?? '', judged: recording.value }) : recording;
};
