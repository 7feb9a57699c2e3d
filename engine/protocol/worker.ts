import type { Request } from './messages.ts';
import { createSimulator } from './simulator.ts';

const simulator = createSimulator();

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  self.postMessage(simulator.handle(data));
});
