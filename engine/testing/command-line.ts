import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';

type Command = (
  args: readonly string[],
  streams: { readonly print: (line: string) => void; readonly warn: (line: string) => void },
) => number;

/** The command line without a process around it, and files for it in a folder that goes when the tests are done. */
export const commandLine = (command: Command) => {
  const folder = mkdtempSync(join(tmpdir(), 'ringside-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const ringside = (...args: string[]) => {
    const [out, err]: [string[], string[]] = [[], []];
    const status = command(args, { print: line => out.push(`${line}\n`), warn: line => err.push(`${line}\n`) });
    const stdout = out.join('');
    return { status, stdout, stderr: err.join(''), lines: stdout.split('\n').slice(0, -1) };
  };

  const file = (name: string, content: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  /** Exit code 2: a reason, and nothing on standard output. */
  const refused = (reason: string | RegExp, ...args: string[]): void => {
    const { status, stdout, stderr } = ringside(...args);
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(reason) });
  };
  return { folder, ringside, file, refused };
};
