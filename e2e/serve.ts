import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** A server with one page, whatever is asked for. */
export const servePage = (html: () => string): Promise<Server> =>
  new Promise(resolve => {
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(html());
    }).listen(0, '127.0.0.1', () => resolve(server));
  });

/** A server that knows nothing but files, and has them in a folder of a folder; `change` sees each before it is sent. */
export const serveUnder = (
  prefix: string,
  change: (file: string, content: Buffer) => Buffer | string = (_, content) => content,
  headers: Readonly<Record<string, string>> = {},
): Promise<Server> =>
  new Promise(resolve => {
    const server = createServer((request, response) => {
      const path = new URL(request.url ?? '', 'http://here').pathname;
      const file = join('dist/app', normalize(path.slice(prefix.length)), path.endsWith('/') ? 'index.html' : '');
      if (!path.startsWith(prefix) || !existsSync(file)) return void response.writeHead(404).end();
      response.writeHead(200, { ...headers, 'content-type': types[extname(file)] ?? 'application/octet-stream' });
      response.end(change(file, readFileSync(file)));
    }).listen(0, '127.0.0.1', () => resolve(server));
  });
