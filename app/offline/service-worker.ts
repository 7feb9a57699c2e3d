/**
 * Keeps the whole page on this machine after the first visit. Every version has a cache of its own, filled when it is
 * installed; a page goes on with the version that it was opened with until the person takes the new one.
 */
declare const self: ServiceWorkerGlobalScope;

// Written into the built file, which so differs from one version to the next.
const version: string = '__VERSION__';
const files: readonly string[] = JSON.parse('__FILES__') as readonly string[];

const PREFIX = 'ringside-';
const cacheName = PREFIX + version;

/** Files that have what is in them in their name: whatever was kept under it is the same. */
const isForGood = (file: string): boolean => /^assets\/.+-[\w-]{8}\.\w+$/.test(file);

/** A newer version fetches only what has changed; of the rest, what the browser has kept by itself is no help. */
const fill = async (): Promise<void> => {
  const cache = await caches.open(cacheName);
  const missing = await Promise.all(
    files.map(async file => {
      const kept = isForGood(file) ? await caches.match(file) : undefined;
      if (kept) await cache.put(file, kept);
      return kept ? [] : [new Request(file, { cache: 'no-cache' })];
    }),
  );
  await cache.addAll(missing.flat());
};

const forgetOthers = async (): Promise<void> => {
  const old = (await caches.keys()).filter(name => name.startsWith(PREFIX) && name !== cacheName);
  await Promise.all(old.map(name => caches.delete(name)));
  await self.clients.claim();
};

/** From the cache of this version; what it does not have, from the network. */
const answer = async (request: Request): Promise<Response> => {
  const cache = await caches.open(cacheName);
  const kept = request.mode === 'navigate' ? await cache.match('index.html') : await cache.match(request);
  return kept ?? fetch(request);
};

self.addEventListener('install', event => event.waitUntil(fill()));
self.addEventListener('activate', event => event.waitUntil(forgetOthers()));
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting();
});
self.addEventListener('fetch', event => {
  const { request } = event;
  const isOwn = request.url.startsWith(self.registration.scope);
  if (request.method === 'GET' && isOwn) event.respondWith(answer(request));
});
