import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import type { TranscriptStep } from './check-step.ts';
import type { JudgedStep } from './judged.ts';
import { ourMachine } from './our-device.ts';
import type { Answer } from './play-transcript.ts';
import { playStep } from './play-transcript.ts';
import { qemuMachine } from './qemu-model.ts';
import type { QemuProfile } from './qemu-profile.ts';
import { qemuProfile } from './qemu-profile.ts';
import { silent, toldStep } from './told-step.ts';
import { readTranscript } from './transcript.ts';
import type { RuleId, TranscriptRule } from './transcript-rules.ts';
import { transcriptRules } from './transcript-rules.ts';
import { transport } from './transport.ts';

/** A step that neither our device nor a rule explains. */
export interface TranscriptDifference {
  /** Place in the list of steps, from 0. */
  readonly step: number;
  readonly field: string;
  readonly expected: string;
  readonly ours: string;
}

/** How a recording compares with our device. */
export interface TranscriptReport {
  /** Steps in which our device gave the recorded answer. */
  readonly agreed: number;
  /** Steps in which it gave another one that a rule accepts. */
  readonly allowed: readonly (TranscriptDifference & { readonly rule: RuleId })[];
  /** Empty: the recording passes. */
  readonly differences: readonly TranscriptDifference[];
  /** Every step, and what became of it. */
  readonly steps: readonly JudgedStep[];
}

const byId = new Map<RuleId, TranscriptRule>(transcriptRules.map(rule => [rule.id, rule]));

/** Why a rule accepts a difference. */
export const ruleText = (id: RuleId): string => {
  const rule = byId.get(id);
  return rule ? `${rule.when}: here ${rule.ours}, there ${rule.theirs} (${rule.clause})` : '';
};

/** Said of a recording that answers as we do, where a rule knows that no recorded device does. */
const DENIED = 'a rule says that every recorded device answers otherwise';

const showsIn = ({ field }: TranscriptRule, places: readonly string[]): boolean => {
  const fields = field.split(', ');
  return places.some(
    place => fields.includes(place) || (place.startsWith('queue_') && fields.includes('queue registers')),
  );
};

/** The latest rule that shows in such a place; else the latest, since what a device does has consequences everywhere. */
const ruleFor = (noted: readonly RuleId[], places: readonly string[]): RuleId | null => {
  const latest = [...noted].reverse();
  const fitting = latest.find(id => {
    const rule = byId.get(id);
    return rule !== undefined && showsIn(rule, places);
  });
  return fitting ?? latest[0] ?? null;
};

/**
 * Plays a recording (`virtio-qemu-transcript/1`, parsed from JSON) against our device under the profile that its options
 * give, and beside it against a model of the recorded device that knows the rules. A step passes when our device answers
 * as recorded, or when the model does and a rule says why ours does not. The error says what is out of scope, or not in
 * the format.
 */
export const replayTranscript = (input: unknown): Result<TranscriptReport, string> => {
  const transcript = readTranscript(input);
  if (!transcript.ok) return transcript;
  const profile = qemuProfile(transcript.value);
  if (!profile.ok) return profile;
  const report = play(profile.value, transcript.value.steps, false);
  if (!report.ok || report.value.differences.length === 0 || profile.value.type !== 'blk') return report;
  const other = play(profile.value, transcript.value.steps, true);
  return other.ok && other.value.differences.length === 0 ? other : report;
};

const play = (
  profile: QemuProfile,
  recorded: readonly TranscriptStep[],
  newestFirst: boolean,
): Result<TranscriptReport, string> => {
  const ours = transport(profile, ourMachine(profile));
  const model = qemuMachine(profile, newestFirst);
  const theirs = transport(profile, model);
  let agreed = 0;
  const allowed: (TranscriptDifference & { readonly rule: RuleId })[] = [];
  const differences: TranscriptDifference[] = [];
  const steps: JudgedStep[] = [];
  for (const [at, step] of recorded.entries()) {
    let answer: Answer | null;
    let modelled: Answer | null;
    try {
      answer = playStep(ours, step);
      modelled = playStep(theirs, step);
    } catch (error) {
      if (error instanceof RangeError) return err(`steps[${at}].${error.message}`);
      throw error;
    }
    if (answer === null) {
      steps.push(toldStep(at, step, silent));
      continue;
    }
    const { field, places, expected, given } = answer;
    const rule = given === expected || modelled?.given !== expected ? null : ruleFor(model.noted(), places);
    // A recording that follows ours where a rule says that theirs do otherwise was not made with one of them.
    const denied = modelled?.given !== expected && ruleFor(model.noted(), places) !== null;
    const verdict = given === expected && !denied ? 'agrees' : rule !== null ? 'allowed' : 'differs';
    if (verdict === 'agrees') agreed += 1;
    else if (rule !== null) allowed.push({ rule, step: at, field, expected, ours: given });
    else differences.push({ step: at, field, expected, ours: given });
    const why = verdict === 'allowed' && rule !== null ? ruleText(rule) : denied ? DENIED : null;
    steps.push(toldStep(at, step, { expected, got: given, verdict, rule: verdict === 'allowed' ? rule : null, why }));
  }
  return ok({ agreed, allowed, differences, steps });
};
