import type { Fault } from './fault.ts';

const there: Fault[] = [];

/** The faults that a scenario can ask for. They come with `all.ts`. */
export const faults: readonly Fault[] = there;

export const addFaults = (...more: readonly Fault[]): void => {
  there.push(...more.filter(fault => !there.includes(fault)));
};

export const faultById = (id: string): Fault | null => faults.find(each => each.id === id) ?? null;
