import { expect, it } from 'vitest';
import { featureSet } from '../num/feature-set.ts';
import { draft } from '../testing/lab.ts';
import { judgeFeatures } from './judge-features.ts';

const { features } = draft;
const offered = featureSet([0, 1, 5, 7, 28, 29, 32, 34, 40, 64, 127]);

/** Accepted bits, the checks that were made, and whether the last one passed. */
it.each([
  [[32], ['subset', 'prerequisites', 'VERSION_1'], true],
  [[0, 1, 5, 7, 32, 64, 127], ['subset', 'prerequisites'], false], // 64 RSS_CONTEXT needs CTRL_VQ and RSS
  [[0, 1, 5, 7, 32, 127], ['subset', 'prerequisites', 'VERSION_1'], true],
  [[2, 32], ['subset'], false],
  [[100, 32], ['subset'], false],
  [[7, 32], ['subset', 'prerequisites'], false],
  [[0], ['subset', 'prerequisites', 'VERSION_1'], false],
  [[], ['subset', 'prerequisites', 'VERSION_1'], false],
  [[28, 29, 32, 34, 40], ['subset', 'prerequisites', 'VERSION_1'], true],
])('%j is judged by %j: %s', (accepted, checks, passed) => {
  const verdicts = judgeFeatures(features, offered, featureSet(accepted));
  expect(verdicts.map(({ check }) => check)).toEqual(checks);
  expect(verdicts.map(each => each.passed)).toEqual(checks.map((_, k) => k < checks.length - 1 || passed));
});
