import { readImage } from '../inspect/image.ts';
import { imageMemory } from '../inspect/image-memory.ts';
import { findingsOf, inspectQueue } from '../inspect/inspect.ts';
import type { RingMemory } from '../memory/ring-memory.ts';
import { addr, hiOf, loOf } from '../num/addr.ts';
import type { Opened, Place } from '../protocol/opened.ts';
import { openForeign } from '../protocol/opened.ts';
import { readBinary, readJson, usable } from './input.ts';
import { jsonLine } from './json-line.ts';
import { inspectedJson, inspectedText } from './print-inspected.ts';
import { readArgs, readNumber, readOne, Unusable, type Verb } from './verb.ts';

const help = `Usage: ringside inspect <image.json> [--queue NAME] [--json]
       ringside inspect <ring trace or malformed rings> [--step N] [--queue NAME] [--json]
       ringside inspect --raw FILE --at ADDRESS --queue FORMAT:SIZE:DESC:DRIVER:DEVICE...
                        [--features BITS] [--admin ID] [--json]

Reads the virtqueues in memory that somebody else wrote: where both sides stand, every buffer that is not free
with its descriptors and indirect table, used elements that are still to be collected, event suppression, admin
commands, and what is wrong with any of it, with its rule (M1 to M36), the descriptor and the clause. What only
one side knows and the file does not say is supposed, and told so.

  --queue NAME     only this virtqueue; with --raw what it is: split or packed, its size, three addresses
  --step N         of a ring trace: after its first N steps; the whole of it without
  --raw FILE       bytes of memory as they are, of which the first is at --at
  --features BITS  with --raw: bits that were negotiated, as names or numbers with commas between them
  --admin ID       with --raw: the dialect of the admin commands in the buffers
  --json           one JSON value a line: queue, chain, used, fault, violation, remark, and a count at the end

An image is {"schema": "ringside-memory-image/1", "memory": [["0xADDRESS", "HEX"]…], "queues": [{"name", "format",
"size", "desc", "driver", "device", "features", "positions", "admin"}…]}; engine/inspect/README.md has the rest.

Exit code 0: no rule is broken; 1: some are; 2: the input could not be used.`;

export const inspect: Verb = {
  name: 'inspect',
  summary: 'rings, chains and faults in a memory image that somebody else made',
  help,
  run: (args, { print }) => {
    const { values, positionals } = readArgs(args, {
      queue: { type: 'string', multiple: true },
      step: { type: 'string' },
      raw: { type: 'string' },
      at: { type: 'string' },
      features: { type: 'string' },
      admin: { type: 'string' },
      json: { type: 'boolean' },
    });
    const { queue: named = [], json = false } = values;
    const places =
      values.raw === undefined
        ? chosen(fromFile(readOne(positionals, 'a memory image, or --raw'), values.step), named)
        : fromRaw(values.raw, values.at, named, values.features, values.admin, positionals);
    let faults = 0;
    for (const { memory, queue } of places) {
      const inspected = inspectQueue(memory, queue);
      faults += findingsOf(inspected).filter(({ severity }) => severity !== 'remark').length;
      for (const line of json ? inspectedJson(inspected).map(jsonLine) : inspectedText(inspected)) print(line);
    }
    if (json) print(jsonLine({ is: 'end', queues: places.length, faults }));
    else
      print(
        `${places.length} ${places.length === 1 ? 'queue' : 'queues'}, ${faults} ${faults === 1 ? 'fault' : 'faults'}`,
      );
    return faults === 0 ? 0 : 1;
  },
};

/** The virtqueues of a file, a trace after so many of its steps. */
const fromFile = (file: string, step: string | undefined): readonly Place[] => {
  const opened: Opened = usable(file, openForeign(readJson(file)));
  if (step !== undefined && opened.kind !== 'trace') throw new Unusable('--step: only a ring trace has steps');
  switch (opened.kind) {
    case 'image':
    case 'malformed':
      return opened.queues;
    case 'trace': {
      const last = opened.trace.steps.length;
      return [opened.after(step === undefined ? last : readNumber(step, '--step', last))];
    }
    case 'recording':
      throw new Unusable(`${file}: a recording of ${opened.format} holds no rings; \`ringside replay\` plays it`);
  }
};

const chosen = (places: readonly Place[], named: readonly string[]): readonly Place[] => {
  if (named.length === 0) return places;
  return named.map(name => {
    const found = places.find(({ queue }) => queue.name === name);
    if (found) return found;
    const known = places.map(({ queue }) => queue.name).join(', ');
    throw new Unusable(`--queue: found "${name}", allowed: ${known}`);
  });
};

const readAddress = (text: string, option: string): bigint => {
  if (/^(0x[0-9a-f]{1,16}|\d{1,20})$/i.test(text) && BigInt(text) < 1n << 64n) return BigInt(text);
  throw new Unusable(`${option}: found "${text}", allowed: an address such as 0x1f40, below 2^64`);
};

const MOST_RAW = 2 ** 30;

/** Bytes of a file as memory, and virtqueues as somebody describes them. */
const fromRaw = (
  file: string,
  at: string | undefined,
  queues: readonly string[],
  features: string | undefined,
  admin: string | undefined,
  positionals: readonly string[],
): readonly Place[] => {
  if (positionals.length > 0) throw new Unusable('allowed: either --raw, or a file');
  if (queues.length === 0) throw new Unusable('--queue is missing: FORMAT:SIZE:DESC:DRIVER:DEVICE');
  const start = addr(readAddress(at ?? '0', '--at'));
  const bits = (features ?? '').split(',').flatMap(each => {
    const bit = each.trim();
    return bit === '' ? [] : [/^\d+$/.test(bit) ? Number(bit) : bit];
  });
  // As an image says it, so that the same is checked and said.
  const image = readImage({
    schema: 'ringside-memory-image/1',
    memory: [],
    queues: queues.map(text => {
      const [format = '', size = '', ...places] = text.split(':');
      if (places.length !== 3) {
        throw new Unusable(`--queue: found "${text}", allowed: FORMAT:SIZE:DESC:DRIVER:DEVICE`);
      }
      const [desc, driver, device] = places.map(each => `0x${readAddress(each, '--queue').toString(16)}`);
      const read = readNumber(size, '--queue', 0xffff);
      return {
        name: text,
        format,
        size: read,
        desc,
        driver,
        device,
        features: bits,
        ...(admin !== undefined && { admin }),
      };
    }),
  });
  const { queues: described } = usable('--queue', image);
  const bytes = readBinary(file);
  if (bytes.length > MOST_RAW) throw new Unusable(`${file}: found ${bytes.length} bytes, allowed: at most ${MOST_RAW}`);
  const memory: RingMemory = usable(file, imageMemory([[{ hi: hiOf(start), lo: loOf(start) }, bytes]], null));
  return described.map(queue => ({ memory, queue }));
};
