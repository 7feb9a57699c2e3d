import * as v from 'valibot';
import { plainRingMemory, type RingMemory } from '../memory/ring-memory.ts';
import { addr, fromHalves, hex } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import { add16, type U16 } from '../num/int.ts';
import { err, ok, type Result } from '../num/result.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import { list, name, text, whole } from '../scenario/schema-parts.ts';
import { areasAt } from '../virtq/areas-at.ts';
import { read16At, readWordsAt } from '../virtq/at.ts';
import { remarksBeside } from '../virtq/beside.ts';
import { type Chain, describeFault } from '../virtq/chain.ts';
import { element } from '../virtq/element.ts';
import { type DeviceFault, describeDeviceFault } from '../virtq/fault.ts';
import { pvirtqDesc, VIRTQ_DESC_F_WRITE, virtqAvail, virtqUsed, virtqUsedElem } from '../virtq/layouts.ts';
import { slotOf } from '../virtq/packed/position.ts';
import { type DriverQueue, type Halves, type QueueOptions, shadowBytes } from '../virtq/queue.ts';
import { type ChainRemark, describeRemark, type RingRemark } from '../virtq/remark.ts';
import { Comparison } from './compare.ts';
import { type Allowed, type Judged, judged } from './judged.ts';
import { errorsOf } from './parse-errors.ts';
import { type RuleName, rules } from './rules.ts';
import { areas, expected, MOST_MEMORY, type Patch, patches } from './schema-parts.ts';
import { checkAreas, checkPatches, formatOf } from './trace-setup.ts';

const USUAL_MEMORY = 4 * 1024 * 1024;

const common = {
  name: text(200),
  layout: v.picklist(['split', 'packed']),
  num: whole(1, 32768),
  features: list(name, 64, 'feature names'),
  addr: areas,
  memorySize: v.optional(whole(0, MOST_MEMORY), USUAL_MEMORY),
  memory: patches,
  specViolation: expected,
  verdict: expected,
};
const popped = v.object({ ret: v.unknown(), head: expected, descriptors: expected });
const collected = v.object({ token: expected, len: expected, broken: expected });
const parts = whole(0, 1000);
const malformedSchema = v.object({
  cases: list(
    v.variant('side', [
      v.object({ ...common, side: v.literal('device'), linuxVringh: list(popped, 10_000, 'answers') }),
      v.object({
        ...common,
        side: v.literal('driver'),
        added: list(v.object({ token: whole(0, 10_000), out: parts, in: parts }), 10_000, 'buffers'),
        linuxDriver: list(collected, 10_000, 'answers'),
        nextAddRet: expected,
      }),
    ]),
    10_000,
    'cases',
  ),
});
export type MalformedCase = v.InferOutput<typeof malformedSchema>['cases'][number];
type DeviceCase = Extract<MalformedCase, { readonly side: 'device' }>;
type DriverCase = Extract<MalformedCase, { readonly side: 'driver' }>;

/** The cases of a file, checked as far as they can be without judging them. */
export const parseMalformed = (input: unknown): Result<readonly MalformedCase[], ParseError[]> => {
  const parsed = v.safeParse(malformedSchema, input);
  if (!parsed.success) return err(errorsOf(parsed.issues));
  const { cases } = parsed.output;
  const errors = cases.flatMap(each =>
    [
      ...checkAreas(formatOf(each.layout), each.num, each.addr, each.memorySize),
      ...checkPatches('memory', each.memory, each.memorySize),
    ].map(({ path, message }) => ({ path: `${each.name}: ${path}`, message })),
  );
  return errors.length > 0 ? err(errors) : ok(cases);
};

const judgeCase = (given: MalformedCase): Judged => (given.side === 'device' ? judgeDevice(given) : judgeDriver(given));

/** Rings that somebody else left broken, what the text says of each, and what Linux makes of it. */
export const readMalformed = (input: unknown): Result<() => readonly Judged[], ParseError[]> => {
  const cases = parseMalformed(input);
  return cases.ok ? ok(() => cases.value.map(judgeCase)) : cases;
};

export const optionsOf = ({ features }: MalformedCase): QueueOptions => ({
  eventIdx: features.includes('EVENT_IDX'),
  indirect: features.includes('INDIRECT_DESC'),
  inOrder: features.includes('IN_ORDER'),
});

const fill = (memory: RingMemory, given: readonly Patch[]): void => {
  for (const [{ lo }, bytes] of given) memory.writeBytes(0, lo, bytes, 'recorded');
};

const LAXER: RuleName = 'linux-is-laxer';
const WITHOUT_WRITE: RuleName = 'length-without-write';

/** The text's verdict is ours: `fault` where a rule is broken, `ok` where none is, and either where it has no rule. */
const compareVerdict = (
  comparison: Comparison,
  { verdict, specViolation }: MalformedCase,
  fault: string | null,
): void => {
  const ours = fault === null ? 'ok' : 'fault';
  if (verdict !== 'unspecified') comparison.same('verdict', verdict, ours);
  const named = verdict === 'unspecified' ? 'unspecified' : verdict === 'ok' ? 'none' : null;
  if (named !== null) comparison.same('specViolation', specViolation, named);
  else if (typeof specViolation !== 'string' || ['none', 'unspecified', ''].includes(specViolation)) {
    comparison.differ('specViolation', JSON.stringify(specViolation ?? null), fault ?? 'no rule is broken');
  }
};

const judgeDevice = (given: DeviceCase): Judged => {
  const comparison = new Comparison();
  const allowed: Allowed[] = [];
  const format = formatOf(given.layout);
  const memory = plainRingMemory(given.memorySize);
  fill(memory, given.memory);
  let queue = format.createDevice(areasAt(given.num, given.addr), optionsOf(given));
  let fault: string | null = null;
  const held: Chain[] = [];
  const noted: (ChainRemark | RingRemark)[] = [...format.ringRemarks(memory, queue)];
  /** Answers of Linux that the ring asks for; null: it goes on beyond what is recorded. */
  let asked: number | null = null;
  let jumped = false;
  for (const [i, answer] of given.linuxVringh.entries()) {
    comparison.step = i;
    const head = headOf(memory, given, queue.lastAvail);
    let taken = format.take(memory, queue);
    if (taken !== null && 'fault' in taken && taken.fault.kind === 'avail-idx-too-far') {
      // Linux takes the entries as they come, so they are given one by one.
      const why = `${taken.fault.rule}: ${describeFault(taken.fault)}`;
      if (fault === null) {
        const expectedRet = JSON.stringify(answer.ret) ?? 'nothing';
        allowed.push({ step: i, field: 'ret', expected: expectedRet, got: taken.fault.kind, rule: LAXER, why });
      }
      fault ??= why;
      jumped = true;
      const { lastAvail } = queue;
      taken = withIdx(memory, given.addr.driver, add16(lastAvail, 1), () => format.take(memory, queue));
    }
    if (taken !== null && 'fault' in taken) {
      const ours = `${taken.fault.rule}: ${describeFault(taken.fault)}`;
      fault ??= ours;
      comparison.same('head', answer.head, head);
      if (answer.ret === 1 && queue.format === 'split') {
        // Linux has taken it, and goes on with the entry behind it.
        allowed.push({ step: i, field: 'ret', expected: '1', got: taken.fault.kind, rule: LAXER, why: ours });
        queue = { ...queue, lastAvail: add16(queue.lastAvail, 1) };
        continue;
      }
      if (taken.fault.kind !== 'longer-than-queue' || answer.ret !== LOOP) {
        comparison.same('ret', answer.ret, taken.fault.kind === 'loop' ? LOOP : INVALID);
      }
      asked = i + 1;
      break;
    }
    if (taken === null || 'waits' in taken) {
      comparison.same('', answer, { ret: 0, head: null });
      asked = i + 1;
      break;
    }
    queue = taken.queue;
    noted.push(...taken.chain.remarks, ...remarksBeside(given.layout, taken.chain, held));
    held.push(taken.chain);
    comparison.same('', answer, { ret: 1, head: taken.chain.head, descriptors: elementsOf(taken.chain) });
  }
  comparison.step = null;
  const told = given.linuxVringh.length;
  const isShown = told >= Math.min(SHOWN, given.num + 2) && jumped;
  if (asked !== told && !isShown) comparison.differ('linuxVringh.length', String(told), String(asked ?? 'more'));
  // a device goes on after some violations of its driver, but it has noticed them; M26 is none
  const violation = noted.find(({ rule }) => rule !== 'M26');
  compareVerdict(comparison, given, fault ?? (violation ? `${violation.rule}: ${describeRemark(violation)}` : null));
  return judged(given.name, comparison.found, allowed);
};

/** Answers that are shown at least of a ring whose index has jumped, as Linux hands out entries up to that index. */
const SHOWN = 6;

/** What Linux answers to a chain that never ends, and to others at fault. */
const LOOP = -40;
const INVALID = -22;

/** The next entry of a split ring's available ring; null where it names no descriptor. */
const headOf = (
  memory: RingMemory,
  { layout, num, addr: { driver } }: DeviceCase,
  lastAvail: number,
): number | null => {
  if (layout === 'packed') return null;
  const head = read16At(memory, driver.hi, driver.lo, virtqAvail.size + 2 * (lastAvail % num));
  return head < num ? head : null;
};

/** Does something while `idx` of a split ring's area is another one. */
const withIdx = <T>(memory: RingMemory, { hi, lo }: Halves, idx: U16, act: () => T): T => {
  const at = lo + virtqAvail.offsets.idx;
  const was = memory.read16(hi, at);
  memory.write16(hi, at, idx, 'idx');
  const done = act();
  memory.write16(hi, at, was, 'idx');
  return done;
};

const elementsOf = ({ readable, writable }: Chain) =>
  [...readable, ...writable].map(each => ({
    addr: hex(fromHalves(each.addrHi, each.addrLo)),
    len: each.len,
    writable: each.writable,
  }));

/** Bytes of each element of the buffers that were added. */
const ELEMENT_BYTES = 64;
const BROKEN_RET = -5;

const judgeDriver = (given: DriverCase): Judged => {
  const comparison = new Comparison();
  const allowed: Allowed[] = [];
  const format = formatOf(given.layout);
  const options = optionsOf(given);
  const areas = areasAt(given.num, given.addr);
  const shadow = { hi: 0, lo: Math.ceil(given.memorySize / 4) * 4 };
  const tables = shadow.lo + shadowBytes(given.num);
  const most = Math.max(1, ...given.added.map(each => each.out + each.in));
  const memory = plainRingMemory(tables + 16 * most);
  const recorded = plainRingMemory(given.memorySize);
  fill(recorded, given.memory);

  let queue = format.createDriver(memory, areas, options, shadow);
  const tokens = new Map<number, number>();
  for (const { token, out, in: writable } of given.added) {
    const elements = Array.from({ length: out + writable }, (_, nth) =>
      element(addr(nth * 4096), ELEMENT_BYTES, nth >= out),
    );
    const table = options.indirect && elements.length > 1 && queue.numFree > 0 ? { hi: 0, lo: tables } : null;
    const exposed = format.exposeNow(memory, queue, elements, token, table);
    if (!('queue' in exposed)) {
      comparison.differ('added', 'a buffer that fits', JSON.stringify(exposed));
      return judged(given.name, comparison.found);
    }
    queue = exposed.queue;
    tokens.set(exposed.head, token);
  }
  const sizes = format.areaSizes(given.num);
  if (given.layout === 'split') {
    const [ours, theirs] = [memory, recorded].map(each =>
      bytesToHex(each.readBytes(0, areas.driverLo, 4 + 2 * given.added.length)),
    );
    comparison.same('available ring', theirs, ours);
    memory.writeBytes(0, areas.deviceLo, recorded.readBytes(0, areas.deviceLo, sizes.device), 'recorded');
  } else memory.writeBytes(0, areas.descLo, recorded.readBytes(0, areas.descLo, sizes.desc), 'recorded');

  let fault: string | null = null;
  let isBroken = false;
  /** Answers of Linux until there is nothing left, or the queue is broken. */
  let asked: number | null = null;
  for (const [i, answer] of given.linuxDriver.entries()) {
    comparison.step = i;
    const unwritten = lengthWithoutWrite(memory, queue);
    const { lastUsed } = queue;
    let found = format.collect(memory, queue);
    /** What Linux says of the length, where it is not ours. */
    let theirs: number | null = null;
    const laxer = (field: string, value: unknown, { kind }: DeviceFault, why: string): void => {
      if (fault === null) {
        allowed.push({ step: i, field, expected: JSON.stringify(value) ?? 'nothing', got: kind, rule: LAXER, why });
      }
      fault ??= why;
    };
    if (found !== null && 'fault' in found && found.fault.kind === 'used-idx-too-far') {
      // Linux takes the elements as they come, so they are given one by one.
      laxer('token', answer.token, found.fault, whyOf(found.fault));
      found = withIdx(memory, given.addr.device, add16(lastUsed, 1), () => format.collect(memory, queue));
    }
    if (found !== null && 'fault' in found && found.fault.kind === 'used-length-too-large') {
      laxer('token', answer.token, found.fault, whyOf(found.fault));
      theirs = found.fault.len;
      found = withLength(memory, queue, found.fault.capacity, () => format.collect(memory, queue));
    }
    if (found === null) {
      comparison.same('', answer, { token: null, broken: false });
      asked = i + 1;
      break;
    }
    queue = found.queue;
    if ('fault' in found) {
      if (answer.token !== null && options.inOrder) {
        laxer('token', answer.token, found.fault, whyOf(found.fault));
        handedBack(comparison, given, i);
        isBroken = true;
        asked = given.added.length + 1;
      } else {
        fault ??= whyOf(found.fault);
        isBroken = true;
        comparison.same('', answer, { token: null, broken: true });
        asked = i + 1;
      }
      break;
    }
    const len = theirs ?? unwritten ?? found.len;
    comparison.same('', answer, { token: found.token, len, broken: false });
    if (theirs !== null || len === found.len) continue;
    const length = { step: i, field: 'len', expected: String(len), got: String(found.len) };
    allowed.push({ ...length, rule: WITHOUT_WRITE, why: rules[WITHOUT_WRITE].why });
  }
  comparison.step = null;
  const told = given.linuxDriver.length;
  if (asked !== told) comparison.differ('linuxDriver.length', String(told), String(asked ?? 'more'));
  compareVerdict(comparison, given, fault);
  comparison.same('nextAddRet', given.nextAddRet, isBroken ? BROKEN_RET : 0);
  return judged(given.name, comparison.found, allowed);
};

const whyOf = (fault: DeviceFault): string => `${fault.rule}: ${describeDeviceFault(fault)}`;

/** Where the length of what comes next stands. */
const lengthAt = ({ format, areas, lastUsed }: DriverQueue): readonly [hi: number, lo: number, offset: number] =>
  format === 'split'
    ? [
        areas.deviceHi,
        areas.deviceLo,
        virtqUsed.size + virtqUsedElem.size * (lastUsed % areas.size) + virtqUsedElem.offsets.len,
      ]
    : [areas.descHi, areas.descLo, pvirtqDesc.size * slotOf(lastUsed) + pvirtqDesc.offsets.len];

/** Does something while that length is another one. */
const withLength = <T>(memory: RingMemory, queue: DriverQueue, len: number, act: () => T): T => {
  const [hi, lo, offset] = lengthAt(queue);
  const was = memory.read32(hi, lo + offset);
  memory.write32(hi, lo + offset, len, 'len');
  const done = act();
  memory.write32(hi, lo + offset, was, 'len');
  return done;
};

const used = new Uint32Array(2);

/** The length of a used descriptor of a packed ring that has no WRITE, which Linux takes all the same; else null. */
const lengthWithoutWrite = (memory: RingMemory, queue: DriverQueue): number | null => {
  if (queue.format === 'split') return null;
  const [hi, lo, offset] = lengthAt(queue);
  readWordsAt(memory, hi, lo, offset, 2, used);
  return (used[1]! >>> 16) & VIRTQ_DESC_F_WRITE ? null : used[0]!;
};

/**
 * Linux in order hands back what is outstanding, whole, until it finds no buffer that ends the batch, and breaks the queue
 * then: at least these answers have to make sense.
 */
const handedBack = (comparison: Comparison, { linuxDriver, added }: DriverCase, from: number): void => {
  for (const [i, { token, len, broken }] of linuxDriver.entries()) {
    if (i < from) continue;
    comparison.step = i;
    const buffer = added[i];
    const got = buffer
      ? { token: buffer.token, len: ELEMENT_BYTES * buffer.in, broken: false }
      : { token: null, len: undefined, broken: true };
    comparison.same('', { token, len, broken }, got as never);
  }
};
