import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Ended {
  readonly status: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

const start = (command: string, args: readonly string[]): Promise<Ended> =>
  new Promise(resolve => {
    execFile(command, args, { cwd: root, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ status: error ? error.code : 0, stdout, stderr });
    });
  });

/** As `npm run ringside -- …` starts it. */
const ringside = (...args: string[]): Promise<Ended> =>
  start(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'engine/cli/main.ts', ...args]);

const sevenSteps = 'public/scenarios/seven-steps.json';

// A process takes a second to start: one for each way to end, the rest is in ringside.test.ts.
describe.concurrent('the command line as a process', { timeout: 60_000 }, () => {
  it('ends with 0 when everything holds', async () => {
    const { status, stdout, stderr } = await ringside('run', sevenSteps);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/\npassed, \d+ steps, digest [0-9a-f]{16}\n$/);
  });

  it('ends with 1 when something does not', async () => {
    const { status, stdout, stderr } = await ringside('run', sevenSteps, '--limit', '5', '--json');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const last = stdout.trimEnd().split('\n').at(-1) ?? '';
    expect(JSON.parse(last)).toMatchObject({ outcome: 'stopped', steps: 5 });
  });

  it('ends with 2, a reason and no output when the input cannot be used', async () => {
    expect(await ringside('decode', '--dialect', 'draft-2022-07', '0')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'hex: 1 hex digit is not whole bytes: digit 1 has no second half\n',
    });
  });

  it('helps', async () => {
    const { status, stdout } = await ringside('--help');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Usage: ringside VERB/);
  });

  it('checks the library as the manual says', async () => {
    const { status, stdout } = await start('sh', ['-c', 'npm run --silent ringside -- check public/scenarios/*.json']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+ passed, 0 failed\n$/);
  });

  it('does not mind a reader that has seen enough', async () => {
    const run = `"${process.execPath}" node_modules/tsx/dist/cli.mjs engine/cli/main.ts run ${sevenSteps}`;
    const { status, stdout, stderr } = await start('sh', ['-c', `${run} | head -1`]);
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: '1 operator submit: takes flr from the script\n',
      stderr: '',
    });
  });
});
