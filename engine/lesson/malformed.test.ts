import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Finding } from '../device/fault-clause.ts';
import { createTimeline } from '../run/timeline.ts';
import '../scenario/all.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type ExposeFault, isDeviceFault, type SizeFault } from '../virtq/fault.ts';
import type { Event } from '../world/event.ts';
import type { Lesson, Page } from './lesson.ts';
import { parseLesson } from './parse.ts';
import type { Segment } from './prose.ts';
import { playSolution } from './task.ts';

/*
 * Two courses together show every way in which a driver can leave a ring broken. What a page shows are the steps that its
 * question plays, those that its texts lead to, and those of its solution.
 */

const folder = new URL('../../public/', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
const lessonOf = (name: string): Lesson => {
  const parsed = parseLesson(read(`lessons/${name}.json`), { library: file => read(`scenarios/${file}.json`) });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};

const linked = (...texts: readonly (readonly Segment[] | undefined)[]): readonly number[] =>
  texts.flatMap((segments = []) =>
    segments.flatMap(each => (typeof each !== 'string' && each.kind === 'step' ? [Number(each.target)] : [])),
  );

const eventsAt = (scenario: Scenario, steps: readonly number[]): readonly Event[] => {
  const timeline = createTimeline(scenario);
  timeline.run(Math.max(0, ...steps));
  return steps.flatMap(step => timeline.record(step)?.events ?? []);
};

const shownOn = ({ step, text, question, task }: Page, scenario: Scenario): readonly Event[] => {
  const played = Array.from({ length: question?.play ?? 0 }, (_, k) => step + 1 + k);
  const shown = eventsAt(scenario, [...played, ...linked(text, question?.ask, question?.why, task?.ask, task?.hint)]);
  if (!task) return shown;
  const { at } = playSolution(scenario, step, task);
  const [first] = task.solution;
  if (at === null || !first) return shown;
  const before = (scenario.interventions ?? []).filter(({ atStep }) => atStep < first.atStep);
  const solved = { ...scenario, interventions: [...before, ...task.solution] };
  return [...shown, ...eventsAt(solved, [...Array.from({ length: at - step }, (_, k) => step + 1 + k)])];
};

const events = ['breaking-rings', 'more-ways-to-break-a-ring'].flatMap(name => {
  const { pages, scenarios } = lessonOf(name);
  return pages.flatMap(page => shownOn(page, scenarios[page.scenario] as Scenario));
});
const findings = events.flatMap((event): readonly Finding[] =>
  event.type === 'chain/faulted' ? [event.fault] : event.type === 'note/found' ? [event.finding] : [],
);
const met = new Set<string>(findings.map(({ kind }) => kind));

/** Every name that the engine has for what is wrong with a ring: a page meets it, or why none does. */
const names: Readonly<Record<Finding['kind'] | ExposeFault['kind'] | SizeFault['kind'], 'a page' | { why: string }>> = {
  'head-out-of-table': 'a page',
  'next-out-of-table': 'a page',
  loop: 'a page',
  'longer-than-queue': 'a page',
  'too-many-bytes': 'a page',
  'readable-after-writable': 'a page',
  'indirect-not-negotiated': 'a page',
  'indirect-and-next': 'a page',
  'indirect-in-table': 'a page',
  'indirect-in-list': 'a page',
  'bad-table-length': 'a page',
  'avail-idx-too-far': 'a page',
  wraps: 'a page',
  'table-outside-memory': 'a page',
  'element-outside-memory': 'a page',
  'area-outside-memory': 'a page',
  'flags-in-table': 'a page',
  'descriptor-in-flight': 'a page',
  'changed-while-exposed': 'a page',
  'exposed-before-complete': 'a page',
  'more-than-free': 'a page',
  'id-in-flight': 'a page',
  'not-in-order': 'a page',
  'zero-length': 'a page',
  'avail-flags': 'a page',
  'event-structure': 'a page',
  'list-incomplete': 'a page',
  size: { why: 'a size is refused where it is written, so no ring has it; M24 below' },
  'no-element': { why: 'a driver of ours does not make such a buffer available, and no bytes can express it' },
  'longer-than-table': {
    why: 'a driver of ours does not make such a buffer available; in bytes it is longer-than-queue',
  },
  'queue-broken': { why: 'a driver that no longer uses its queue leaves nothing in it' },
  'used-id-out-of-table': { why: 'only a broken device leaves it' },
  'used-id-not-outstanding': { why: 'a broken device leaves it, or one that was given a buffer twice' },
  'used-length-too-large': { why: 'only a broken device leaves it' },
  'used-idx-too-far': { why: 'only a broken device leaves it' },
  'used-out-of-order': { why: 'only a broken device leaves it' },
  'driver-shadow-damaged': { why: 'no device looks at the private memory of a driver' },
};

/** Rows of the fact sheet on malformed rings whose finding has no such name: the clause that a page breaks, or why none does. */
const elsewhere: Readonly<Record<string, { readonly clause: string } | { readonly why: string }>> = {
  M23: { clause: 'split.layout.alignment' },
  M24: { clause: 'pci.common.queue-size-pow2-driver' },
  M25: { why: 'no bytes can express it' },
  M29: { why: 'only a broken device does it' },
  M30: { why: 'only a broken device does it' },
  M31: { why: 'a notification, not a ring' },
  M32: { why: 'only a broken device does it' },
  M33: { clause: 'admin.vq.parts-nonempty' },
  M34: { clause: 'admin.vq.parts-multiple-of-8' },
};

it('every name of a broken ring that a driver can leave is met on a page', () => {
  const expected = Object.entries(names).filter(([, is]) => is === 'a page');
  expect(expected.map(([name]) => name).filter(name => !met.has(name))).toEqual([]);
});

it('no other name is met than what a device does wrong', () => {
  const others = findings.filter(({ kind }) => names[kind] !== 'a page');
  expect(others.filter(finding => !isDeviceFault(finding))).toEqual([]);
});

it('so is each of the 36 ways in which a ring can be wrong, or it says why not', () => {
  const rules = new Set<string | null>(findings.map(({ rule }) => rule));
  const broken = new Set(events.flatMap(event => (event.type === 'note/violated' ? [event.clause] : [])));
  const missing = Array.from({ length: 36 }, (_, k) => `M${k + 1}`).filter(rule => {
    const other = elsewhere[rule];
    return other === undefined ? !rules.has(rule) : 'clause' in other && !broken.has(other.clause);
  });
  expect(missing).toEqual([]);
});
