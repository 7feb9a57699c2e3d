#!/usr/bin/env node
import { ringside } from './ringside.ts';

// `ringside run … | head` closes the pipe early, and that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = ringside(process.argv.slice(2), {
  print: line => process.stdout.write(`${line}\n`),
  warn: line => process.stderr.write(`${line}\n`),
});
