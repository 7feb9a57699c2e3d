import type { TranscriptStep } from './check-step.ts';
import type { JudgedStep } from './judged.ts';

/** Characters of a value that are told; the rest is in the recording. */
const MOST = 120;

const shortened = (text: string): string =>
  text.length > MOST ? `${text.slice(0, MOST)}… (${text.length} characters)` : text;

/** What a step does, in a few words. */
const textOf = (step: TranscriptStep): string => {
  const { do: what, region, offset, name, value, addr, len, hex } = step;
  const register = typeof name === 'string' ? name : `${region}+${offset}`;
  switch (what) {
    case 'w':
      return `write ${register} ${value}`;
    case 'r':
      return `read ${register}`;
    case 'notify':
      return `notify ${value}`;
    case 'memw':
      return `write memory at ${addr}: ${hex}`;
    case 'memfill':
      return `fill ${len} bytes of memory at ${addr}`;
    case 'memr':
      return `read ${len} bytes of memory at ${addr}`;
    default: {
      const { do: _, expect: _expected, decoded: _decoded, ...more } = step;
      const rest = Object.entries(more).map(([member, each]) => `${member} ${JSON.stringify(each)}`);
      return [what, ...rest].join(' ');
    }
  }
};

const ASKS_NOTHING = new Set(['w', 'notify', 'memw', 'memfill', 'pci_w', 'msix_mask', 'use', 'log', 'note', 'settle']);

type Outcome = Pick<JudgedStep, 'expected' | 'got' | 'verdict' | 'rule' | 'why'>;

export const silent: Outcome = { expected: null, got: null, verdict: 'silent', rule: null, why: null };

export const toldStep = (at: number, step: TranscriptStep, outcome: Outcome): JudgedStep => ({
  step: at,
  who: step.do === 'host' ? 'host' : ASKS_NOTHING.has(step.do) ? 'driver' : 'device',
  text: shortened(textOf(step)),
  ...outcome,
  expected: outcome.expected && shortened(outcome.expected),
  got: outcome.got && shortened(outcome.got),
});
