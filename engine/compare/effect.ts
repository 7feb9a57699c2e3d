import { bytesToHex } from '../num/bytes.ts';
import { hashCached, toHex } from '../num/hash.ts';
import type { Event } from '../world/event.ts';

/** States that a step replaces as a whole: equal or not is all that is asked of them. */
const digest = (state: object): string => toHex(hashCached(state));

/** What an event did, without what was there before and without private state that only carries earlier steps on. */
const told = (event: Event): unknown => {
  switch (event.type) {
    case 'intent/taken':
      return [event.type, event.intent];
    case 'memory/wrote':
      return [event.type, event.at, event.bytes, event.what];
    case 'memory/allocated':
    case 'memory/freed':
      return [event.type, event.region];
    case 'reset/done':
    case 'vf/created':
    case 'vf/destroyed':
    case 'parts/applied':
      return [event.type, event.device, digest(event.to)];
    case 'msix/wrote':
    case 'device/changed':
    case 'facets/changed':
    case 'sriov/wrote':
      return [event.type, event.device, digest(event.to)];
    case 'queue/executed':
      return [event.type, event.device, event.queue, event.to.held.map(({ usedLength }) => usedLength)];
    case 'queue/enabled':
    case 'queue/reset':
    case 'queue/took':
    case 'queue/returned':
    case 'queue/completed':
    case 'queue/decided':
    case 'queue/ordered':
    case 'driver/queue':
      return [event.type, event.device, event.queue, 'head' in event ? event.head : null];
    case 'driver/changed': {
      const { trouble, sees, accepts } = event.to;
      return [event.type, event.device, { trouble, sees, accepts }];
    }
    case 'command/given':
      return [event.type, event.device, event.command];
    case 'token/opened':
      return [event.type, event.device, event.token.head];
    case 'token/closed':
      return [event.type, event.device, event.token.head, event.usedLength, event.outcome];
    case 'chain/faulted':
      return [event.type, event.device, event.queue, event.fault];
    case 'wire/raised':
    case 'wire/seen':
      return [event.type, event.wire];
    case 'note/checked':
      return [event.type, event.clause, event.passed];
    case 'note/applied':
    case 'note/violated':
      return [event.type, event.clause];
    case 'note/decided':
      return [event.type, event.about, event.send];
    case 'note/said':
      return [event.type, event.text];
    default:
      return { ...event, from: null };
  }
};

/** What a step did as one text: equal for steps that did the same. */
export const effectOf = (events: readonly Event[]): string =>
  JSON.stringify(events.map(told), (_, value: unknown) => {
    if (typeof value === 'bigint') return `${value}n`;
    return value instanceof Uint8Array ? bytesToHex(value) : value;
  });
