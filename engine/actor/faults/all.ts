import { deviceFaults } from './device-faults.ts';
import { driverFaults } from './driver-faults.ts';
import { addFaults } from './faults.ts';

/** Imported for what it does: from here on all faults are there. Hardly a run has any, so a page need not wait for them. */
addFaults(...driverFaults, ...deviceFaults);
