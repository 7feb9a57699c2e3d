import * as v from 'valibot';
import { plainRingMemory, type RingMemory } from '../memory/ring-memory.ts';
import { addr, fromHalves, hex } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import { add16, type U16 } from '../num/int.ts';
import { isObject } from '../num/is-object.ts';
import { err, ok, type Result } from '../num/result.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import { list, name, text, whole } from '../scenario/schema-parts.ts';
import { areasAt } from '../virtq/areas-at.ts';
import { read16At } from '../virtq/at.ts';
import { remarksBeside } from '../virtq/beside.ts';
import { type Chain, describeFault } from '../virtq/chain.ts';
import { type Element, element } from '../virtq/element.ts';
import { type DeviceFault, describeDeviceFault } from '../virtq/fault.ts';
import type { VirtqFormat } from '../virtq/format.ts';
import { pvirtqDesc, virtqAvail } from '../virtq/layouts.ts';
import { advance, isAvailable, slotOf } from '../virtq/packed/position.ts';
import { type DriverQueue, type Halves, type QueueOptions, shadowBytes } from '../virtq/queue.ts';
import { type ChainRemark, describeRemark, type RingRemark } from '../virtq/remark.ts';
import { Comparison } from './compare.ts';
import { type Allowed, type Judged, judged } from './judged.ts';
import { INVALID, isInMemory, LOOP, popAsLinux, readableFirst } from './linux-device.ts';
import { collectAsLinux, type GotBack, type Out } from './linux-used.ts';
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
  const ring = { num: given.num, desc: given.addr.desc.lo, avail: given.addr.driver.lo, memorySize: given.memorySize };
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
      const linux = queue.format === 'split' ? popAsLinux(memory, ring, queue.lastAvail) : null;
      if (answer.ret === 1 && linux?.ret === 1) {
        // Linux has taken it, and goes on with the entry behind it.
        comparison.same('', { ...answer, descriptors: inTwoLists(answer.descriptors) }, linux as never);
        allowed.push({ step: i, field: 'ret', expected: '1', got: taken.fault.kind, rule: LAXER, why: ours });
        queue = { ...queue, lastAvail: add16(queue.lastAvail, 1) } as typeof queue;
        continue;
      }
      comparison.same('head', answer.head, head);
      const mayBeLoop = linux ? linux.ret === LOOP : taken.fault.kind === 'longer-than-queue';
      const isLoop = ['loop', 'longer-than-queue'].includes(taken.fault.kind) && linux?.ret !== INVALID;
      if (answer.ret !== LOOP || !mayBeLoop) comparison.same('ret', answer.ret, isLoop && linux ? LOOP : INVALID);
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
    const outside = outsideOf(taken.chain, given.memorySize);
    if (outside !== null && answer.ret === INVALID) {
      // Linux looks at once where a buffer is; our device does when it touches its bytes.
      fault ??= `M36: ${outside.len} bytes at ${addressOf(outside)} are not in memory`;
      comparison.same('', answer, { ret: INVALID, head: taken.chain.head });
      asked = i + 1;
      break;
    }
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

const addressOf = ({ addrHi, addrLo }: Element): string => hex(fromHalves(addrHi, addrLo));

/** The first element that is not in memory. */
const outsideOf = ({ readable, writable }: Chain, memorySize: number): Element | null =>
  [...readable, ...writable].find(each => !isInMemory(fromHalves(each.addrHi, each.addrLo), each.len, memorySize)) ??
  null;

/** Recorded elements, the readable ones first. */
const inTwoLists = (descriptors: unknown): unknown =>
  Array.isArray(descriptors) ? readableFirst(descriptors.map(each => (isObject(each) ? each : {}))) : descriptors;

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
  const added: Out[] = [];
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
    const descriptors = queue.numFree - exposed.queue.numFree;
    queue = exposed.queue;
    added.push({ token, head: exposed.head, descriptors, writable: ELEMENT_BYTES * writable });
  }
  const sizes = format.areaSizes(given.num);
  if (given.layout === 'split') {
    const [ours, theirs] = [memory, recorded].map(each =>
      bytesToHex(each.readBytes(0, areas.driverLo, 4 + 2 * given.added.length)),
    );
    comparison.same('available ring', theirs, ours);
    memory.writeBytes(0, areas.deviceLo, recorded.readBytes(0, areas.deviceLo, sizes.device), 'recorded');
  } else memory.writeBytes(0, areas.descLo, recorded.readBytes(0, areas.descLo, sizes.desc), 'recorded');

  const collected = collectOurs(memory, format, queue, added);
  const theirs = collectAsLinux(
    memory,
    {
      isPacked: given.layout === 'packed',
      num: given.num,
      used: given.layout === 'packed' ? areas.descLo : areas.deviceLo,
      inOrder: options.inOrder === true,
    },
    added,
  );
  const { fault } = collected;
  const answers = collected.answers.map((ours, i) => {
    const len = theirs[i]?.len;
    if (ours.token === null || ours.token !== theirs[i]?.token || len === undefined || len === ours.len) return ours;
    const length = { step: i, field: 'len', expected: String(len), got: String(ours.len) };
    allowed.push({ ...length, rule: WITHOUT_WRITE, why: rules[WITHOUT_WRITE].why });
    return { ...ours, len };
  });
  // Linux goes on after most faults, where we stop.
  const isLaxer = fault !== null && !isSame(given.linuxDriver, answers);
  const meant = isLaxer ? theirs : answers;
  for (const [i, ours] of meant.slice(0, given.linuxDriver.length).entries()) {
    comparison.step = i;
    comparison.same('', given.linuxDriver[i], ours as never);
  }
  if (isLaxer) {
    const i = answers.length - 1;
    const token = JSON.stringify(given.linuxDriver[i]?.token) ?? 'nothing';
    allowed.push({ step: i, field: 'token', expected: token, got: fault.kind, rule: LAXER, why: whyOf(fault) });
  }
  comparison.step = null;
  const told = given.linuxDriver.length;
  if (told !== meant.length) comparison.differ('linuxDriver.length', String(told), String(meant.length));
  compareVerdict(comparison, given, fault ? whyOf(fault) : outOfPlace(memory, collected.queue));
  comparison.same('nextAddRet', given.nextAddRet, meant.at(-1)?.broken ? BROKEN_RET : 0);
  return judged(given.name, comparison.found, allowed);
};

const isSame = (recorded: DriverCase['linuxDriver'], answers: readonly GotBack[]): boolean => {
  const comparison = new Comparison();
  comparison.same('', recorded, answers as never);
  return comparison.found.length === 0;
};

/** What our driver hands back, until there is nothing more or the queue is broken, and what broke it. */
const collectOurs = (memory: RingMemory, format: VirtqFormat, from: DriverQueue, added: readonly Out[]) => {
  const answers: GotBack[] = [];
  let queue = from;
  for (let left = added.length; ; left -= 1) {
    const found = format.collect(memory, queue);
    if (found === null || left < 0)
      return { answers: [...answers, { token: null, broken: false }], fault: null, queue };
    queue = found.queue;
    if ('fault' in found) return { answers: [...answers, { token: null, broken: true }], fault: found.fault, queue };
    answers.push({ token: found.token, len: found.len, broken: false });
  }
};

/** What a device has made of a descriptor that it should not have touched yet: neither available nor the next used one. */
const outOfPlace = (memory: RingMemory, queue: DriverQueue): string | null => {
  if (queue.format === 'split') return null;
  const { areas, availIdx } = queue;
  for (let at = queue.lastUsed; at !== availIdx; at = advance(at, 1, areas.size)) {
    const flags = read16At(memory, areas.descHi, areas.descLo, pvirtqDesc.size * slotOf(at) + pvirtqDesc.offsets.flags);
    if (!isAvailable(flags, at))
      return `descriptor ${slotOf(at)} is neither available nor used where the driver looks next: flags ${hex(flags)}`;
  }
  return null;
};

const whyOf = (fault: DeviceFault): string => `${fault.rule}: ${describeDeviceFault(fault)}`;
