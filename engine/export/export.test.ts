import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialectOf } from '../dialect/dialects.ts';
import { createTimeline } from '../run/timeline.ts';
import { parseScenario } from '../scenario/parse.ts';
import { libraryFile, libraryFiles, scenarioOf } from '../testing/page.ts';
import { ascii, COLUMNS, wrap } from './columns.ts';
import { exportRun, type formats } from './formats.ts';
import { tellRun } from './told-run.ts';

const told = (file: string) => {
  const scenario = scenarioOf(libraryFile(file));
  const timeline = createTimeline(scenario);
  timeline.run(5000);
  const run = tellRun(timeline, dialectOf(scenario.dialect, scenario.readings));
  const as = (format: keyof typeof formats, command = null as { owner: string; id: number } | null, steps = false) =>
    exportRun(format, scenario, run, { command, steps });
  return { scenario, run, as };
};

describe('lines for mail', () => {
  it('are at most 72 columns of ASCII and lose no word', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 400 });
    fc.assert(
      fc.property(text, fc.constantFrom('', '   * ', '12345 '), (words, first) => {
        const lines = wrap(words, first);
        for (const line of lines) {
          expect(line.length).toBeLessThanOrEqual(COLUMNS);
          expect(line).toMatch(/^[\x20-\x7e]*$/);
          expect(line).not.toMatch(/ $/);
        }
        const squeezed = (s: string) => s.replaceAll(' ', '');
        expect(squeezed(lines.join(''))).toBe(squeezed(first + ascii(words)));
      }),
    );
  });

  it('break between words and hang under the first', () => {
    const lines = wrap(`${'word '.repeat(20)}end`, '  * ');
    expect(lines[0]).toMatch(/^ {2}\* word/);
    expect(lines[1]).toMatch(/^ {4}word/);
    expect(ascii('0x00 → 0x01 … “a” – ü')).toBe('0x00 -> 0x01 ... "a" - ?');
  });
});

describe('a run as plain text', () => {
  it('tells the recipe, and one command to the byte', () => {
    const lines = told('seven-steps.json').as('text').split('\n');
    expect(lines[0]).toBe('The seven steps of the July 2022 draft');
    expect(lines).toContain('6. Assign the wanted features (steps 45 to 56)');
    expect(lines).toContain('  0000  00 00 01 00 00 00 00 00  02 00 00 00 00 00 00 00');
    expect(lines).toContain('    19   8  resource_val = 0 CSUM, 5 MAC, 32 VERSION_1');
    expect(lines).toContain('     0   2  command = VIRTIO_ADMIN_DEVICE_MGMT [reconstructed]');
    expect(lines).toContain('Outcome: success, 24 bytes used');
  });

  it('decodes the command that is asked for, and has every step', () => {
    const { as, run } = told('seven-steps.json');
    expect(as('text', { owner: 'pf0', id: 1 })).toContain('Command 1 of pf0: ask what can be managed\n');
    const lines = as('text', null, true).split('\n');
    for (const { step } of run.steps)
      expect(lines.some(line => line.startsWith(`${`${step}`.padStart(5)} `))).toBe(true);
  });
});

describe('a broken rule', () => {
  it('is told beside what was done, in every form for people', () => {
    const { as } = told('fault-driver-reserved-bytes.json');
    const broken = 'Breaks admin.cmd.reserved-zero: a reserved byte is not zero.';
    const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ');
    expect(squeezed(as('text'))).toContain(`From here the device may look. ${broken}`);
    expect(squeezed(as('text', null, true))).toContain(`driver:pf0 publish: Publishes head 0`);
    expect(as('mermaid')).toContain(`From here the device may look. ${broken}`);
    expect(as('chrome-trace')).toContain(`"${broken}"`);
  });
});

it('commands are told in the order of the run, whoever owns them', () => {
  const { as, run } = told('v14-migration.json');
  const listed = [...as('text').matchAll(/^ {3}\* command (\d+) of (pf\d)/gm)].map(([, id, owner]) => `${owner} ${id}`);
  const first = new Map(run.commands.map(({ owner, id, way }) => [`${owner} ${id}`, way[0]?.step ?? 0]));
  const steps = listed.map(name => first.get(name) ?? -1);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(new Set(listed.map(name => name.slice(0, 3)))).toEqual(new Set(['pf0', 'pf1']));
  // One of each is between two of the other.
  expect(listed.findLastIndex(name => name.startsWith('pf0'))).toBeGreaterThan(
    listed.findIndex(name => name.startsWith('pf1')),
  );
});

describe('a run as a sequence diagram', () => {
  /** The grammar that is emitted, as the real parser took it for the whole library. */
  const grammar = [
    /^sequenceDiagram$/,
    /^ {2}title [^#;<>%]*(#\w+;[^#;<>%]*)*$/,
    /^ {2}participant \w+ as [^#;<>%]+$/,
    /^ {2}( {2})?\w+(->>|-->>)\w+: ([^#;<>%]|#\w+;)+$/,
    /^ {2}( {2})?Note over \w+: ([^#;<>%]|#\w+;)+$/,
    /^ {2}rect rgba\(179, 38, 30, 0\.12\)$/,
    /^ {2}end$/,
  ];

  it.each(libraryFiles)('%s holds nothing but what the grammar knows', file => {
    const { as, run } = told(file);
    const lines = as('mermaid').trimEnd().split('\n');
    expect(lines.filter(line => !grammar.some(rule => rule.test(line)))).toEqual([]);
    const declared = new Set(lines.flatMap(line => /participant (\w+) as/.exec(line)?.[1] ?? []));
    const used = lines.flatMap(line => /^\s+(?:Note over )?(\w+)(?:-{1,2}>>(\w+))?: /.exec(line)?.slice(1) ?? []);
    for (const id of used) if (id !== undefined) expect(declared).toContain(id);
    expect(lines.filter(line => / \d+ /.test(line) && /: \d+ /.test(line)).length).toBe(run.steps.length);
  });

  it('sends notifications to who serves the queue, and interrupts to its driver', () => {
    const lines = told('seven-steps.json').as('mermaid').split('\n');
    expect(lines.some(line => line.startsWith('  driver_pf0->>device_pf0_avq0: 50 notify'))).toBe(true);
    expect(lines.some(line => line.startsWith('  device_pf0_avq0->>driver_pf0: 55 interrupt'))).toBe(true);
    expect(lines.some(line => line.startsWith('  memory-->>device_pf0_avq0: 51 take'))).toBe(true);
    expect(lines.some(line => line.startsWith('  driver_pf0->>device_pf0: 6 acknowledge'))).toBe(true);
  });
});

describe('a run as trace events', () => {
  interface Entry {
    readonly name: string;
    readonly ph: string;
    readonly tid: number;
    readonly ts?: number;
    readonly dur?: number;
    readonly id?: string;
    readonly cat?: string;
    readonly args?: Readonly<Record<string, unknown>>;
  }
  const traceOf = (file: string) => {
    const { as, run } = told(file);
    return { run, all: (JSON.parse(as('chrome-trace')) as { traceEvents: Entry[] }).traceEvents };
  };

  it('has a track for each actor and a slice for each step', () => {
    const { run, all } = traceOf('seven-steps.json');
    const tracks = all.filter(({ name }) => name === 'thread_name').map(({ args }) => args?.name);
    expect(tracks).toEqual(run.actors);
    const slices = all.filter(({ ph }) => ph === 'X');
    expect(slices.map(({ args }) => args?.step)).toEqual(run.steps.map(({ step }) => step));
    expect(slices[44]).toMatchObject({ name: 'submit', ts: 44_000, dur: 1000 });
  });

  it.each(libraryFiles)('%s: each command begins, ends, and flows from who gave it to who collects it', file => {
    const { run, all } = traceOf(file);
    for (const { owner, id, way } of run.commands) {
      const own = all.filter(each => each.id === `${owner} ${id}`);
      const phases = own.filter(({ cat }) => cat === 'command').map(({ ph }) => ph);
      expect([phases[0], phases.at(-1)]).toEqual(['b', 'e']);
      const flow = own.filter(({ cat }) => cat === 'flow');
      if (way.some(({ station }) => station === 'collect')) {
        expect([flow[0]?.ph, flow.at(-1)?.ph]).toEqual(['s', 'f']);
        // A flow binds to the slice around it: the step of that station.
        for (const { ts = 0, tid } of flow) {
          expect(
            all.some(each => each.ph === 'X' && each.tid === tid && each.ts! < ts && ts < each.ts! + each.dur!),
          ).toBe(true);
        }
      }
    }
  });
});

it('a run as JSON holds the scenario that makes it again', () => {
  const { as, run } = told('seven-steps.json');
  const { scenario, steps, digest } = JSON.parse(as('json')) as { scenario: unknown; steps: unknown[]; digest: string };
  const parsed = parseScenario(scenario, 'engine');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const again = createTimeline(parsed.value);
  again.run(5000);
  expect(tellRun(again, dialectOf(parsed.value.dialect)).run.digest).toBe(digest);
  expect(steps.length).toBe(run.steps.length);
});
