import * as v from 'valibot';
import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import type { Intervention } from '../run/inputs.ts';
import { parseJsonText } from './json-text.ts';
import type { KeptBranch } from './kept-run.ts';
import { KEPT_FORMAT, MOST_BRANCHES } from './kept-run.ts';
import { most } from './limits.ts';
import { parseScenario } from './parse.ts';
import type { ParseError } from './parse-error.ts';
import { checkPlain, joinPath } from './plain.ts';
import type { Scenario } from './scenario.ts';
import { leaf, list, step, strict, whole } from './schema-parts.ts';
import { serializeScenario } from './serialize.ts';

const anything = leaf<unknown>('anything', () => true);
const branchNumber = whole(0, MOST_BRANCHES - 1);

/** A kept run, but for its scenario and for what was done, which the scenario's own reader judges. */
const keptSchema = strict({
  kept: leaf<typeof KEPT_FORMAT>(`${KEPT_FORMAT}`, input => input === KEPT_FORMAT),
  scenario: anything,
  branches: list(
    strict({
      parent: v.nullable(branchNumber),
      forkAt: step,
      end: step,
      moves: list(anything, most.interventions, 'moves'),
    }),
    MOST_BRANCHES,
    'branches',
  ),
  branch: branchNumber,
  step,
  digest: leaf<string>('16 hex digits', input => typeof input === 'string' && /^[0-9a-f]{16}$/.test(input)),
});
type Kept = v.InferOutput<typeof keptSchema>;

const wrong = (path: string, message: string): ParseError => ({ path, message });

/** Whether the branches make a tree: each leaves one before it, inside of its steps. */
const checkTree = ({ branches, branch, step: shown }: Kept): ParseError[] => {
  const errors: ParseError[] = [];
  let steps = 0;
  for (const [id, { parent, forkAt, end }] of branches.entries()) {
    const path = `branches[${id}]`;
    steps += end - forkAt;
    if (end < forkAt) errors.push(wrong(`${path}.end`, `found ${end}, allowed: at least ${forkAt}, where it begins`));
    if (id === 0) {
      if (parent !== null || forkAt !== 0)
        errors.push(wrong(path, 'the first branch has no parent and begins at step 0'));
      continue;
    }
    const above = parent === null || parent >= id ? undefined : branches[parent];
    if (!above) errors.push(wrong(`${path}.parent`, `found ${parent}, allowed: the number of a branch before it`));
    else if (forkAt >= above.end) {
      errors.push(
        wrong(`${path}.forkAt`, `found ${forkAt}, allowed: a step before ${above.end}, the end of its parent`),
      );
    }
  }
  const last = branches[branch];
  if (!last) errors.push(wrong('branch', `found ${branch}, but there are ${branches.length} branches`));
  else if (shown > last.end) errors.push(wrong('step', `found ${shown}, but the branch has ${last.end} steps`));
  if (steps > most.steps) errors.push(wrong('branches', `found ${steps} steps, allowed: at most ${most.steps}`));
  return errors;
};

/** What was done on a branch, by the very rules by which the interventions of a scenario are judged. */
const readMoves = (
  scenario: Scenario,
  moves: readonly unknown[],
  id: number,
): Result<readonly Intervention[], ParseError[]> => {
  if (moves.length === 0) return ok([]);
  const { notes: _notes, expect: _expect, interventions: _own, ...bare } = scenario;
  const around = serializeScenario({ ...bare, script: [], schedule: { kind: 'fair' } }, 'numbers');
  const parsed = parseScenario({ ...around, interventions: moves }, 'page');
  if (parsed.ok) return ok(parsed.value.interventions ?? []);
  return err(
    parsed.error.map(({ path, message }) => ({
      path: path.replace(/^interventions/, `branches[${id}].moves`),
      message,
    })),
  );
};

/** A kept run that was judged: what it holds is possible to say, though perhaps not to do. */
export interface ReadRun {
  readonly scenario: Scenario;
  readonly branches: readonly KeptBranch[];
  readonly branch: number;
  readonly step: number;
}

const readParsed = (kept: Kept): Result<ReadRun, ParseError[]> => {
  const tree = checkTree(kept);
  if (tree.length > 0) return err(tree);
  const scenario = parseScenario(kept.scenario, 'page');
  if (!scenario.ok) {
    return err(
      scenario.error.map(({ path, message }) => ({ path: path === '' ? 'scenario' : `scenario.${path}`, message })),
    );
  }
  const branches: KeptBranch[] = [];
  for (const [id, branch] of kept.branches.entries()) {
    const moves = readMoves(scenario.value, branch.moves, id);
    if (!moves.ok) return moves;
    branches.push({ ...branch, moves: moves.value });
  }
  return ok({ scenario: scenario.value, branches, branch: kept.branch, step: kept.step });
};

/** Reads a kept run, or the text of one. It comes from outside, as a link does. */
export const parseKept = (input: unknown): Result<ReadRun, ParseError[]> => {
  const json = typeof input === 'string' ? parseJsonText(input) : ok(input);
  if (!json.ok) return json;
  const plain = checkPlain(json.value);
  if (plain.length > 0) return err(plain);
  const parsed = v.safeParse(keptSchema, json.value);
  if (parsed.success) return readParsed(parsed.output);
  return err(
    parsed.issues.map(({ path, message }) =>
      wrong(
        (path ?? []).reduce((at, { key }) => joinPath(at, key as PropertyKey), ''),
        message,
      ),
    ),
  );
};
