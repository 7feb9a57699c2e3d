import { listFeatures } from '../device/feature.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { hex } from '../num/addr.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import { unreachable } from '../num/result.ts';
import { describeFault } from '../virtq/chain.ts';
import type { Event } from '../world/event.ts';
import { facetsText } from './facets-text.ts';
import { findingText } from './finding.ts';
import { statusText } from './status-view.ts';

const MOST_SHOWN = 16;
const bytesText = (bytes: Uint8Array): string => {
  const shown = [...bytes.subarray(0, MOST_SHOWN)].map(byte => byte.toString(16).padStart(2, '0')).join(' ');
  return bytes.length > MOST_SHOWN ? `${shown} …` : shown;
};

/** One event as a short statement without its full stop, for exports and lists of everything that happened. */
export const eventText = (dialect: Dialect, event: Event): string => {
  const set = (features: FeatureSet | null): string =>
    features === null ? 'none' : listFeatures(dialect.features, features);
  switch (event.type) {
    case 'intent/taken':
      return `takes ${event.intent.do}${event.fromScript ? ' from the script' : ' by hand'}`;
    case 'memory/wrote':
      return `writes ${event.what} at ${hex(event.at)}: ${bytesText(event.was)} → ${bytesText(event.bytes)}`;
    case 'memory/allocated':
      return `takes ${event.region.size} bytes at ${hex(event.region.at)} for ${event.region.purpose}`;
    case 'memory/freed':
      return `frees ${event.region.size} bytes at ${hex(event.region.at)} (${event.region.purpose})`;
    case 'register/wrote':
      return `writes ${event.register} of ${event.device}: ${hex(event.from)} → ${hex(event.to)}`;
    case 'register/queue-wrote':
      return `writes ${event.register} of virtqueue ${event.queue} of ${event.device}: ${hex(event.from)} → ${hex(event.to)}`;
    case 'status/wrote':
      return `device_status of ${event.device}: ${statusText(event.from)} → ${statusText(event.to)}`;
    case 'reset/began':
      return `asks ${event.device} for a reset`;
    case 'reset/done':
      return `${event.device} is reset: device_status ${statusText(event.from.status)} → ${statusText(event.to.status)}`;
    case 'features/written':
      return `driver_feature of ${event.device}: ${set(event.from)} → ${set(event.to)}`;
    case 'features/negotiated':
      return `negotiated features of ${event.device}: ${set(event.from)} → ${set(event.to)}`;
    case 'features/offered':
      return `offered features of ${event.device}: ${set(event.from)} → ${set(event.to)}`;
    case 'features/assigned':
      return `assigned features of ${event.device}: ${set(event.from)} → ${set(event.to)}`;
    case 'facets/changed':
      return `${event.device}: ${facetsText(event.from, event.to)}`;
    case 'parts/applied':
      return `${event.device} takes over the parts that were set: device_status ${statusText(event.from.status)} → ${statusText(event.to.status)}`;
    case 'sriov/wrote':
      return `SR-IOV of ${event.device}: NumVFs ${event.to.numVfs}, VF Enable ${event.to.vfEnable ? 'set' : 'clear'}`;
    case 'vf/created':
      return `${event.device} appears`;
    case 'vf/destroyed':
      return `${event.device} vanishes`;
    case 'isr/wrote':
      return `ISR of ${event.device} is ${event.to}`;
    case 'msix/wrote':
      return `MSI-X of ${event.device} has ${event.to.pending.length} pending`;
    case 'pci/wrote':
      return `${event.field} of ${event.device} is ${hex(event.to)}`;
    case 'device/changed':
      return `${event.device} has changed behind its registers`;
    case 'queue/enabled':
      return `virtqueue ${event.queue} of ${event.device} is enabled`;
    case 'queue/reset':
      return `virtqueue ${event.queue} of ${event.device} is reset`;
    case 'queue/took':
      return event.head === null ? 'takes no chain' : `takes the chain of head ${event.head}`;
    case 'queue/executed':
      return `has executed head ${event.head}`;
    case 'queue/returned':
      return `has returned head ${event.head}`;
    case 'queue/completed':
      return `has completed head ${event.head}`;
    case 'queue/decided':
      return `has nothing left to decide on virtqueue ${event.queue}`;
    case 'queue/ordered':
      return `heads ${(event.to.order ?? []).join(', ')} of virtqueue ${event.queue} go in this order`;
    case 'chain/faulted':
      return describeFault(event.fault);
    case 'wire/raised':
      return `raises ${event.wire} with ${event.value}`;
    case 'wire/seen':
      return `sees ${event.wire}`;
    case 'driver/moved':
      return `the driver of ${event.device} goes from ${event.from} to ${event.to}`;
    case 'driver/changed':
      return `the driver of ${event.device} remembers: ${Object.keys(event.to).join(', ')}`;
    case 'driver/queue':
      return event.to === null ? `lets go of virtqueue ${event.queue}` : `keeps its half of virtqueue ${event.queue}`;
    case 'command/given':
      return `the driver of ${event.device} is given command ${event.command.id}`;
    case 'token/opened':
      return `command ${event.token.command.id} is out, at head ${event.token.head}`;
    case 'token/closed':
      return `command ${event.token.command.id} is back: ${event.outcome?.name ?? 'no answer'}`;
    case 'note/checked':
      return `${event.clause} ${event.passed ? 'kept' : 'refused'}: ${event.why}`;
    case 'note/applied':
      return `${event.clause}: ${event.what}`;
    case 'note/violated':
      return `${event.clause} violated: ${event.why}`;
    case 'note/found':
      return `${event.finding.rule ?? 'finds'}: ${findingText(event.finding)}`;
    case 'note/decided':
      return `${event.send ? 'sends' : 'sends no'} ${event.about}, because ${event.why}`;
    case 'note/said':
      return event.text;
    default:
      return unreachable(event);
  }
};
