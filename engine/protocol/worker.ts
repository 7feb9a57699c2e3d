import type { Request } from './messages.ts';
import { createSimulator } from './simulator.ts';

const simulator = createSimulator();

addEventListener('message', ({ data }: MessageEvent<Request>) => postMessage(simulator.handle(data)));
