import { isObject } from '../num/is-object.ts';
import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import { checkSteps, type TranscriptStep } from './check-step.ts';

export const TRANSCRIPT_FORMAT = 'virtio-qemu-transcript/1';

/** A conversation of a driver with a freshly started device, both sides in one file. */
export interface Transcript {
  readonly device: {
    /** rng, blk, net, sriov, rng-mmio. */
    readonly type: string;
    readonly args: readonly string[];
  };
  /** The versions of QEMU that gave exactly these answers. */
  readonly qemu: readonly string[];
  readonly verdict: string;
  readonly steps: readonly TranscriptStep[];
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(each => typeof each === 'string');

/** Reads a parsed file. The error is one sentence with the path. */
export const readTranscript = (input: unknown): Result<Transcript, string> => {
  if (!isObject(input) || input.format !== TRANSCRIPT_FORMAT) return err(`format: not ${TRANSCRIPT_FORMAT}`);
  const { device, qemu, verdict, steps } = input;
  if (!isObject(device) || typeof device.type !== 'string' || !isTexts(device.args))
    return err('device: not a type and a list of arguments');
  if (!isTexts(qemu) || qemu.length === 0 || !qemu.every(each => /^\d+\./.test(each)))
    return err('qemu: not a list of versions');
  if (!Array.isArray(steps)) return err('steps: not a list');
  const bad = steps.findIndex(step => !isObject(step) || typeof step.do !== 'string');
  if (bad >= 0) return err(`steps[${bad}]: not a step`);
  const wrong = checkSteps(steps as readonly TranscriptStep[]);
  if (wrong !== null) return err(wrong);
  return ok({
    device: { type: device.type, args: device.args },
    qemu,
    verdict: typeof verdict === 'string' ? verdict : '',
    steps: steps as readonly TranscriptStep[],
  });
};

/** A number of a step: hexadecimal text with `0x`, or a plain one. Throws a RangeError with the path. */
export const numberIn = (step: TranscriptStep, member: string): number => {
  const value = step[member];
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && /^0x[0-9a-f]+$/i.test(value) ? Number(value) : NaN;
  if (!Number.isInteger(number) || number < 0) throw new RangeError(`${member}: ${JSON.stringify(value)} is no number`);
  return number;
};

/** The same for values of up to 64 bits. */
export const bigIn = (step: TranscriptStep, member: string): bigint => {
  const value = step[member];
  if (typeof value === 'string' && /^0x[0-9a-f]+$/i.test(value)) return BigInt(value);
  return BigInt(numberIn(step, member));
};
