// Runs every check in order, goes on after a failure, and closes with `N passed, N failed`.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';

/** A check that hangs is ended; the browser tests take fourteen minutes on two cores. */
const limit = 20 * 60_000;

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

/** Runs a script of package.json in a process group of its own, so that one that hangs is ended with all it has started.
 * @param {string} script
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<boolean>} */
const succeeds = (script, env) =>
  new Promise(resolve => {
    const windows = process.platform === 'win32';
    const child = spawn('npm', ['run', '--silent', script], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env,
      detached: !windows,
      shell: windows,
    });
    const end = () => (windows || !child.pid ? child.kill() : process.kill(-child.pid, 'SIGKILL'));
    const stop = () => {
      end();
      process.exit(130);
    };
    const clock = setTimeout(() => {
      console.error(`${script} took longer than ${seconds(limit)}`);
      end();
    }, limit);
    process.once('SIGINT', stop).once('SIGTERM', stop);
    /** @param {boolean} ok */
    const done = ok => {
      clearTimeout(clock);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve(ok);
    };
    child.once('error', () => done(false)).once('close', code => done(code === 0));
  });

/** @type {{ name: string, script: string, count: (ok: boolean) => Count, after?: string }[]} */
const checks = [
  { name: 'format', script: 'format:check', count: single },
  { name: 'lint', script: 'lint', count: single },
  { name: 'types', script: 'typecheck', count: single },
  { name: 'unused', script: 'unused', count: single },
  { name: 'unit', script: 'unit', count: fromReport('.results/unit.json', countUnit) },
  { name: 'build', script: 'build', count: single },
  { name: 'size', script: 'size', count: single, after: 'build' },
  { name: 'browser', script: 'e2e', count: fromReport('.results/e2e.json', countBrowser), after: 'build' },
];

// No check may see what an earlier run has left.
for (const old of ['.results', 'dist']) rmSync(old, { recursive: true, force: true });

const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
const env = { ...process.env, ...plain, CI: 'true', PORT: String(await freePort()) };

/** @type {(Count & { name: string, took: string })[]} */
const rows = [];
for (const { name, script, count, after } of checks) {
  console.log(`\n--- ${name}`);
  const start = performance.now();
  const possible = !rows.some(row => row.name === after && row.failed > 0);
  if (!possible) console.error(`not run, since ${after} failed`);
  const result = count(possible && (await succeeds(script, env)));
  const took = seconds(performance.now() - start);
  console.log(`--- ${name}: ${result.failed === 0 ? 'passed' : 'FAILED'} in ${took}`);
  rows.push({ name, took, ...result });
}

console.log(`\n${'check'.padEnd(9)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'time'.padStart(10)}`);
for (const { name, passed, failed, took } of rows) {
  console.log(`${name.padEnd(9)}${String(passed).padStart(8)}${String(failed).padStart(8)}${took.padStart(10)}`);
}
const passed = rows.reduce((sum, row) => sum + row.passed, 0);
const failed = rows.reduce((sum, row) => sum + row.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
