import { err, ok, type Result } from '../num/result.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import { type Difference, type Judged, judged, unknown } from './judged.ts';
import { qemuProfile } from './qemu-profile.ts';
import { replayRegisterTraces } from './register-trace.ts';
import type { TranscriptDifference } from './replay-transcript.ts';
import { replayTranscript, ruleText } from './replay-transcript.ts';
import { readTranscript } from './transcript.ts';

const differenceOf = ({ step, field, expected, ours }: TranscriptDifference): Difference => ({
  step,
  field,
  expected,
  got: ours,
});

/** `steps[3].len: "long" is no number`: the place first. */
const errorOf = (text: string): ParseError[] => {
  const at = text.indexOf(': ');
  return [{ path: at < 0 ? '' : text.slice(0, at), message: at < 0 ? text : text.slice(at + 2) }];
};

const nameIn = (input: unknown): string => {
  const { id } = input as { readonly id?: unknown };
  return typeof id === 'string' ? id.slice(0, 200) : 'conversation';
};

/** A conversation of a recorded driver with a device on PCI; other transports are unknown here. */
export const readConversation = (input: unknown): Result<() => readonly Judged[], ParseError[]> => {
  const name = nameIn(input);
  const transcript = readTranscript(input);
  if (!transcript.ok) return err(errorOf(transcript.error));
  const profile = qemuProfile(transcript.value);
  if (!profile.ok && profile.error.startsWith('device.args')) return err(errorOf(profile.error));
  if (!profile.ok) return ok(() => [unknown(name)]);
  // Played at once: only then every step is known to be one of the format.
  const report = replayTranscript(input);
  if (!report.ok) return err(errorOf(report.error));
  const { differences, allowed, steps } = report.value;
  const result = judged(
    name,
    differences.map(differenceOf),
    allowed.map(each => ({ ...differenceOf(each), rule: each.rule, why: ruleText(each.rule) })),
  );
  return ok(() => [{ ...result, steps: () => steps }]);
};

/** Start-up and shut-down of real drivers; each of them is judged. */
export const readDriverRuns = (input: unknown): Result<() => readonly Judged[], ParseError[]> => {
  const reports = replayRegisterTraces(input);
  if (!reports.ok) return err(errorOf(reports.error));
  return ok(() =>
    reports.value.map(({ name, isUnknown, differences, steps }) =>
      isUnknown ? unknown(name) : { ...judged(name, differences.map(differenceOf)), steps: () => steps },
    ),
  );
};
