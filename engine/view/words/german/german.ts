import { addLanguage } from '../say.ts';
import { speak } from '../speak.ts';
import { deviceSteps } from './device-steps.ts';
import { drawings } from './drawings.ts';
import { driverSteps } from './driver-steps.ts';
import { operatorSteps } from './operator-steps.ts';
import { actors } from './reasons/actors.ts';
import { beside } from './reasons/beside.ts';
import { commands } from './reasons/commands.ts';
import { devices } from './reasons/devices.ts';
import { docs } from './reasons/docs.ts';
import { errors } from './reasons/errors.ts';
import { expectations } from './reasons/expectations.ts';
import { intents } from './reasons/intents.ts';
import { pictures } from './reasons/pictures.ts';
import { queues } from './reasons/queues.ts';
import { readings } from './reasons/readings.ts';
import { state } from './state.ts';

export const texts = { ...state, ...operatorSteps, ...driverSteps, ...deviceSteps };
export const reasons = {
  ...errors,
  ...actors,
  ...intents,
  ...devices,
  ...queues,
  ...commands,
  ...expectations,
  ...pictures,
  ...docs,
  ...readings,
  ...beside,
};

addLanguage(speak('de', texts, reasons, drawings));
