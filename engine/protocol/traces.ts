import { createPins, refusePins } from '../view/pins.ts';
import { readSubject } from '../view/subject.ts';
import { createTrace } from '../view/trace.ts';
import { addTraces } from '../view/traces-there.ts';

// Imported for what it does: from here on a selection is followed, and values are watched. Registers are followed when
// `registers.ts` is there as well.
addTraces({
  create: (timeline, dialect, history) => ({
    trace: createTrace(timeline, dialect, history),
    pins: createPins(timeline, dialect),
  }),
  refuse: ({ trace, pins }, topology) => {
    const subject = trace ? readSubject(trace, topology, 'watch.trace') : null;
    return [...(subject?.ok === false ? subject.error : []), ...(pins ? refusePins(pins, 'watch.pins') : [])];
  },
});
