import type { TranscriptRule } from './transcript-rules.ts';
import { transcriptRules } from './transcript-rules.ts';

const row = ({ id, field, when, ours, theirs, clause }: TranscriptRule): string =>
  `| \`${id}\` | ${field} | ${when} | ${ours} | ${theirs} | ${clause} |`;

const table = (kind: TranscriptRule['kind']): string =>
  [
    '| rule | shows in | when | ours | QEMU’s | clause or choice |',
    '|---|---|---|---|---|---|',
    ...transcriptRules.filter(rule => rule.kind === kind).map(row),
  ].join('\n');

/** README.md of this folder. */
export const replayReadme = (): string => `# Recordings of others, and where ours differs

A recorded conversation with a QEMU device is played against our device, and beside it against a model of the recorded one
(\`qemu-model.ts\`) that shares no code with ours but for layouts. A step passes when our device answers as recorded, or
when the model does and one of the rules below says why ours does not. The profile \`qemu\` (\`qemu-profile.ts\`) fixes what a
device is free to choose: offered features, queue sizes, places and order of capabilities, BARs, vectors, how accesses of
any width are answered, and that a reset is complete at once. MMIO is out of scope. Real drivers' register accesses are
played by \`register-trace.ts\`, where only what a host decides is taken from the recording. What ring traces may do
otherwise is in \`differences.md\`.

This page is made by \`rule-table.ts\`, and a test says whether it is up to date.

## QEMU does otherwise than the text says

${table('deviation')}

## The text leaves it open

Mostly because the driver has broken a rule first.

${table('choice')}
`;
