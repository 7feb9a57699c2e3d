import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../scenario/all.ts';
import { createTimeline } from '../run/timeline.ts';
import { checkLesson } from './check.ts';
import { gradeAnswer, playQuestion } from './grade.ts';
import type { Lesson } from './lesson.ts';
import { libraryNames, parseLesson } from './parse.ts';
import { readProse, writeProse } from './prose.ts';

const library = (name: string): unknown => {
  try {
    return JSON.parse(readFileSync(new URL(`../../public/scenarios/${name}.json`, import.meta.url), 'utf8'));
  } catch {
    return undefined;
  }
};

/** A lesson on the assign of the seven steps; tests take it apart. */
// biome-ignore lint/suspicious/noExplicitAny: what a file holds is known when it was parsed.
const small = (): any => ({
  format: 1,
  title: 'An assign',
  audience: 'Who knows rings.',
  minutes: 3,
  scenarios: { steps: 'seven-steps' },
  pages: [
    {
      title: 'Publish',
      text: 'The driver adds to [the index](field:avail.idx) of [PF 0](device:pf0), then [the device takes](step:51) the chain, as [its status](register:pf0.device_status) allows.',
      scenario: 'steps',
      step: 48,
      look: 'field:avail.idx',
      question: {
        ask: 'What is avail.idx after the next step?',
        right: { that: 'ring', device: 'pf0', queue: 2, field: 'avail.idx', is: 3 },
        clause: 'draft-2022-07.B4',
        why: 'One chain was added.',
      },
    },
    {
      title: 'Refused',
      text: 'A driver that has set ACKNOWLEDGE is in the way of an assign.',
      step: 44,
      task: {
        ask: 'Make the assign fail.',
        goal: [{ that: 'outcome', command: 3, is: { status: 1 } }],
        hint: 'Load a driver.',
        solution: [
          { atStep: 50, intent: { do: 'load-driver', device: 'pf0/vf2' } },
          { atStep: 51, action: 'driver:pf0/vf2 reset' },
          { atStep: 52, action: 'device:pf0/vf2 reset' },
          { atStep: 53, action: 'driver:pf0/vf2 wait-reset' },
          { atStep: 54, action: 'driver:pf0/vf2 acknowledge' },
        ],
      },
    },
  ],
});

const parsed = (input: unknown): Lesson => {
  const read = parseLesson(input, { library });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

/** All that is wrong with a lesson: what the schema says, or else what the check says. */
const errorsOf = (input: unknown): readonly string[] => {
  const read = parseLesson(input, { library });
  const errors = read.ok ? checkLesson(read.value) : read.error;
  return errors.map(({ path, message }) => `${path}: ${message}`);
};

describe('a lesson', () => {
  it('is good when all that it says is true', () => {
    expect(errorsOf(small())).toEqual([]);
  });

  it('names the scenarios of the library that it needs', () => {
    expect(libraryNames(small())).toEqual(['seven-steps']);
    expect(libraryNames([])).toEqual([]);
    expect(libraryNames({ scenarios: { a: {}, b: 'x', c: 'x' } })).toEqual(['x']);
  });

  it('goes on with the scenario of the page before', () => {
    expect(parsed(small()).pages.map(({ scenario }) => scenario)).toEqual(['steps', 'steps']);
  });

  // biome-ignore lint/suspicious/noExplicitAny: as above.
  const broken: readonly (readonly [string, (lesson: any) => void, RegExp])[] = [
    ['an unknown member', l => (l.pages[0].colour = 1), /^pages\[0\]\.colour: "colour" is not known/],
    ['a newer format', l => (l.format = 2), /^format: format 2 was made by a newer version/],
    ['no page', l => (l.pages = []), /^pages: found no pages/],
    ['a prototype', l => Object.defineProperty(l, '__proto__', { value: {}, enumerable: true }), /__proto__/],
    [
      'a link of another kind',
      l => (l.pages[0].text = '[here](http://x.example)'),
      /^pages\[0\]\.text: found "\[here\]/,
    ],
    [
      'a scenario that the library lacks',
      l => (l.scenarios.steps = 'nine-steps'),
      /^scenarios\.steps: the library has no/,
    ],
    ['a scenario with a mistake', l => (l.scenarios.steps = { format: 1 }), /^scenarios\.steps\.title: is missing/],
    ['a scenario that no page uses', l => (l.scenarios.more = 'subset-rule'), /^scenarios\.more: no page uses it/],
    [
      'a page of a scenario that is not there',
      l => (l.pages[1].scenario = 'other'),
      /^pages\[1\]\.scenario: found "other"/,
    ],
    ['no scenario at first', l => delete l.pages[0].scenario, /^pages\[0\]\.scenario: is missing/],
    ['a step after the end', l => (l.pages[0].step = 9999), /^pages\[0\]\.step: found step 9999, but the run ends at/],
    ['a link to no step', l => (l.pages[0].text = '[x](step:5000)'), /^pages\[0\]\.text: there is no step 5000/],
    ['a link to no device', l => (l.pages[0].text = '[x](device:pf0/vf9)'), /^pages\[0\]\.text: there is no pf0\/vf9/],
    ['a link to no clause', l => (l.pages[0].text = '[x](clause:B99)'), /^pages\[0\]\.text: .* no clause "B99"/],
    [
      'a look at no field',
      l => (l.pages[0].look = 'field:avail.index'),
      /^pages\[0\]\.look: there is no field "avail\.index"/,
    ],
    [
      'a link to no register',
      l => (l.pages[0].text = '[x](register:device_state)'),
      /^pages\[0\]\.text: there is no register "device_state": the common configuration has device_feature_select, /,
    ],
    [
      'a link to a register of no device',
      l => (l.pages[0].look = 'register:pf0/vf9.device_status'),
      /^pages\[0\]\.look: there is no pf0\/vf9/,
    ],
    [
      'a wrong answer',
      l => (l.pages[0].question.right.is = 4),
      /^pages\[0\]\.question\.right: is not what happens: .*; found: 3/,
    ],
    [
      'an answer about no device',
      l => (l.pages[0].question.right.device = 'pf3'),
      /^pages\[0\]\.question\.right\.device: /,
    ],
    [
      'more steps than there are',
      l => (l.pages[0].question.play = 900),
      /^pages\[0\]\.question\.play: asks for 900 steps/,
    ],
    ['a rule that is none', l => (l.pages[0].question.clause = 'B99'), /^pages\[0\]\.question\.clause: /],
    [
      'a prediction of the end',
      l => (l.pages[0].question.right = { that: 'digest', is: '0'.repeat(16) }),
      /^pages\[0\]\.question\.right\.that: found "digest"/,
    ],
    ['no goal', l => (l.pages[1].task.goal = []), /^pages\[1\]\.task\.goal: found no goal/],
    [
      'a goal that is met already',
      l => (l.pages[1].task.goal = [{ that: 'driver', device: 'pf0', stage: 'running' }]),
      /^pages\[1\]\.task\.goal: is met already at step 44/,
    ],
    [
      'a goal that the script reaches by itself',
      l => (l.pages[1].task.goal = [{ that: 'outcome', command: 3, is: { status: 0 } }]),
      /^pages\[1\]\.task\.goal: is reached at step \d+ by who does nothing/,
    ],
    [
      'a solution that leads nowhere',
      l => (l.pages[1].task.solution = []),
      /^pages\[1\]\.task\.solution: does not reach the goal: .*found: /,
    ],
    [
      'a solution that is not possible',
      l => (l.pages[1].task.solution[0] = { atStep: 50, action: 'driver:pf0/vf2 acknowledge' }),
      /^pages\[1\]\.task\.solution: .*at step 50 was not possible/,
    ],
    [
      'a solution before the task',
      l => (l.pages[1].task.solution[0].atStep = 3),
      /^pages\[1\]\.task\.solution\[0\]\.atStep: found step 3/,
    ],
  ];

  it.each(broken)('is refused with its path: %s', (_, change, error) => {
    const lesson = small();
    change(lesson);
    expect(errorsOf(lesson).join('\n')).toMatch(error);
  });

  it('never throws on what is no lesson', () => {
    fc.assert(
      fc.property(fc.jsonValue(), input => {
        const read = parseLesson(input, { library });
        if (!read.ok) expect(read.error.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('an answer', () => {
  const played = (step: number, play = 1) => {
    const timeline = createTimeline(parsed(small()).scenarios.steps!);
    timeline.run(step);
    return playQuestion(timeline, { play });
  };

  it('is right about who has a descriptor before and after it is published', () => {
    const owner = (step: number, is: 'driver' | 'device') =>
      gradeAnswer({ that: 'owner', device: 'pf0', queue: 2, descriptor: 0, is }, played(step));
    expect(owner(47, 'driver').right).toBe(true);
    expect(owner(48, 'device').right).toBe(true);
    expect(owner(48, 'driver')).toMatchObject({ right: false, got: 'device' });
    expect(owner(53, 'driver').right).toBe(true);
  });

  it('is right about who moves', () => {
    expect(gradeAnswer({ that: 'actor', is: 'device:pf0/avq0' }, played(50)).right).toBe(true);
    expect(gradeAnswer({ that: 'actor', is: 'driver:pf0' }, played(50))).toMatchObject({ got: 'device:pf0/avq0' });
    expect(gradeAnswer({ that: 'actor', is: 'driver:pf0' }, played(10_000))).toMatchObject({ got: 'nobody moves' });
  });

  it('is right about the fields that are written, in any order, and not about fewer or more', () => {
    const grade = (...is: string[]) => gradeAnswer({ that: 'writes', is }, played(47, 2)).right;
    expect(grade('virtq_avail.ring', 'virtq_avail.idx')).toBe(true);
    expect(grade('virtq_avail.idx', 'virtq_avail.ring')).toBe(true);
    expect(grade('virtq_avail.idx')).toBe(false);
    expect(grade('virtq_avail.idx', 'virtq_avail.ring', 'virtq_used.idx')).toBe(false);
  });

  it('is judged by the moment, not by the end of the run', () => {
    const avail = (step: number, is: number) =>
      gradeAnswer({ that: 'ring', device: 'pf0', queue: 2, field: 'avail.idx', is }, played(step));
    expect(avail(47, 2).right).toBe(true);
    expect(avail(48, 3).right).toBe(true);
    expect(gradeAnswer({ that: 'outcome', command: 3, is: { status: 0 } }, played(54)).got).toBe('never answered');
    expect(gradeAnswer({ that: 'outcome', command: 3, is: { status: 0 } }, played(55)).right).toBe(true);
  });
});

describe('the text of a page', () => {
  it('is runs and links', () => {
    expect(readProse('See [it](step:4), or [not](page:2).')).toEqual([
      'See ',
      { words: 'it', kind: 'step', target: '4' },
      ', or ',
      { broken: '[not](page:2)' },
      '.',
    ]);
  });

  it('is written as it was read', () => {
    const link = fc.record({
      words: fc.stringMatching(/^[a-zA-Z ]{1,20}$/),
      kind: fc.constantFrom('step' as const, 'field' as const, 'clause' as const, 'device' as const),
      target: fc.stringMatching(/^[a-z0-9./-]{1,20}$/),
    });
    const words = fc.stringMatching(/^[a-zA-Z .,]{1,20}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(words, link)), pairs => {
        const segments = pairs.flat();
        expect(readProse(writeProse(segments))).toEqual(segments);
      }),
    );
  });
});
