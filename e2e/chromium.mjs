// Finds a Chromium for the browser tests; run as a program, it installs one where there is none.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

/** Asks for the version too, as Ubuntu's chromium-browser may be a stub.
 * @param {string} path */
const works = path => existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;

/** Path of a Chromium to use, '' for Playwright's own download, undefined where there is none. */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  if (existsSync(chromium.executablePath())) return '';
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(works);
}

/** @param {string} command
 * @param {string[]} args */
const run = (command, ...args) =>
  spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

/** Debian's own package where that is possible, else Playwright's download. */
function install() {
  const debian = existsSync('/etc/os-release') && /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
  if (debian && process.getuid?.() === 0) {
    const wait = ['-o', 'DPkg::Lock::Timeout=300'];
    const packages = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
    if (run('apt-get', ...wait, 'update', '-qq') && run('apt-get', ...wait, ...packages)) return true;
  }
  return run(process.execPath, createRequire(import.meta.url).resolve('@playwright/test/cli'), 'install', 'chromium');
}

const isProgram = import.meta.url === pathToFileURL(process.argv[1] ?? '').href;
if (isProgram && findChromium() === undefined && !install()) {
  console.error('No Chromium. Install one, then set CHROMIUM_PATH to it.');
  process.exitCode = 1;
}
