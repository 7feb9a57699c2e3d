import { deviceFaults } from './device-faults.ts';
import { driverFaults } from './driver-faults.ts';
import type { Fault } from './fault.ts';

/** All faults that a scenario can ask for. */
export const faults: readonly Fault[] = [...driverFaults, ...deviceFaults];

export const faultById = (id: string): Fault | null => faults.find(each => each.id === id) ?? null;
