// Runs every check in order, goes on after a failure, and closes with `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';

const minutes = 60_000;

/** @typedef {{ passed: number, failed: number }} Count */

/** A runner that failed without a failed test (nothing to run, a crash, a stray error) counts as one failure.
 * @param {Count} count
 * @param {boolean} ok
 * @returns {Count} */
const atLeastOne = ({ passed, failed }, ok) => ({
  passed,
  failed: failed === 0 && (!ok || passed === 0) ? 1 : failed,
});

/** Tests that were skipped or left to do count as failed, and so does a file that could not be loaded.
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @returns {Count} */
function countUnit({ testResults }) {
  const tests = testResults.flatMap(file => file.assertionResults);
  const passed = tests.filter(test => test.status === 'passed').length;
  const broken = testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length;
  return { passed, failed: tests.length - passed + broken };
}

/** @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} report
 * @returns {Count} */
const countBrowser = ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + stats.skipped,
});

/** @param {string} path
 * @param {(report: any) => Count} count
 * @returns {(ok: boolean) => Count} */
const fromReport = (path, count) => ok => {
  try {
    return atLeastOne(count(JSON.parse(readFileSync(path, 'utf8'))), ok);
  } catch (error) {
    console.error(`${path}: ${error instanceof Error ? error.message : error}`);
    return { passed: 0, failed: 1 };
  }
};

/** @param {boolean} ok
 * @returns {Count} */
const single = ok => ({ passed: Number(ok), failed: Number(!ok) });

/** So that a preview which somebody has open is neither in the way nor tested by mistake.
 * @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(address)));
      });
  });

/** @param {number} ms */
const seconds = ms => `${(ms / 1000).toFixed(1)} s`;

const checks = [
  { name: 'format', script: 'format:check', count: single },
  { name: 'lint', script: 'lint', count: single },
  { name: 'types', script: 'typecheck', count: single },
  { name: 'unused', script: 'unused', count: single },
  { name: 'unit', script: 'unit', count: fromReport('.results/unit.json', countUnit) },
  { name: 'build', script: 'build', count: single },
  { name: 'size', script: 'size', count: single },
  { name: 'browser', script: 'e2e', count: fromReport('.results/e2e.json', countBrowser) },
];

// No check may see what an earlier run has left.
for (const old of ['.results', 'dist']) rmSync(old, { recursive: true, force: true });

const env = { ...process.env, CI: 'true', PORT: String(await freePort()) };
const total = { passed: 0, failed: 0 };
const rows = checks.map(({ name, script, count }) => {
  console.log(`\n--- ${name}`);
  const start = performance.now();
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
    timeout: 5 * minutes,
    shell: process.platform === 'win32',
  });
  const { passed, failed } = count(status === 0);
  const took = seconds(performance.now() - start);
  console.log(`--- ${name}: ${failed === 0 ? 'passed' : 'FAILED'} in ${took}`);
  total.passed += passed;
  total.failed += failed;
  return { name, passed, failed, took };
});

console.log(`\n${'check'.padEnd(9)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'time'.padStart(10)}`);
for (const { name, passed, failed, took } of rows) {
  console.log(`${name.padEnd(9)}${String(passed).padStart(8)}${String(failed).padStart(8)}${took.padStart(10)}`);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
