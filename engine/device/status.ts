/** Bits of device_status. Source: basic facilities, "Device Status Field". */
export const ACKNOWLEDGE = 1;
export const DRIVER = 2;
export const DRIVER_OK = 4;
export const FEATURES_OK = 8;
/** Since 1.4, with the feature of the same name. */
export const SUSPEND = 16;
export const DEVICE_NEEDS_RESET = 64;
export const FAILED = 128;

/** Bits with a name, in the order in which they are set. */
export const statusBits = [
  { bit: ACKNOWLEDGE, name: 'ACKNOWLEDGE' },
  { bit: DRIVER, name: 'DRIVER' },
  { bit: FEATURES_OK, name: 'FEATURES_OK' },
  { bit: DRIVER_OK, name: 'DRIVER_OK' },
  { bit: DEVICE_NEEDS_RESET, name: 'DEVICE_NEEDS_RESET' },
  { bit: FAILED, name: 'FAILED' },
] as const;

const NAMED = statusBits.reduce((all, { bit }) => all | bit, 0);
/** Words for every bit that has ever had a name. */
const words = [...statusBits, { bit: SUSPEND, name: 'SUSPEND' }] as const;

/** A status in words: `ACKNOWLEDGE DRIVER`; `reset` for 0. */
export const describeStatus = (status: number): string => {
  const names: string[] = words.filter(({ bit }) => status & bit).map(({ name }) => name);
  const rest = status & ~(NAMED | SUSPEND);
  if (rest) names.push(`0x${rest.toString(16)}`);
  return names.join(' ') || 'reset';
};

/** A rule that a write to device_status broke. */
interface StatusViolation {
  readonly clause: string;
  readonly why: string;
}

/** What a write of a value other than 0 asks for: the bits it sets, those it does not, and the rules it breaks. */
export interface StatusRequest {
  /** Bits that are newly asked for and that the driver may set. */
  readonly sets: number;
  readonly violations: readonly StatusViolation[];
}

const name = (bits: number): string => describeStatus(bits);

/**
 * Judges a driver's write to device_status by the transition table; `accepted` are bits that somebody else judges. Bits that it clears stay set, bits that belong to
 * the device or to nobody are ignored; both are violations of the driver.
 * Source: basic facilities, "Device Status Field", "Driver Requirements"; initialization, "Device Initialization".
 */
export const judgeStatusWrite = (present: number, value: number, accepted = 0): StatusRequest => {
  const violations: StatusViolation[] = [];
  const note = (clause: string, why: string): void => {
    violations.push({ clause, why });
  };
  const cleared = present & ~value & ~DEVICE_NEEDS_RESET & ~SUSPEND;
  if (cleared) note('status.driver.no-clear', `clears ${name(cleared)} without a reset; the bits stay set`);
  const added = value & ~present & ~accepted;
  if (added & DEVICE_NEEDS_RESET) {
    note('status.driver.set-step-bits', 'sets DEVICE_NEEDS_RESET, which belongs to the device; ignored');
  }
  const foreign = added & ~NAMED;
  if (foreign) {
    // A name beside a number would read as the name of that number.
    const what = foreign === SUSPEND ? name(foreign) : `0x${foreign.toString(16)}`;
    note('status.driver.set-step-bits', `sets ${what}, which has no meaning; ignored`);
  }
  const sets = added & NAMED & ~DEVICE_NEEDS_RESET;
  const after = present | sets;
  if (sets & DRIVER && !(after & ACKNOWLEDGE)) {
    note('init.driver.acknowledge-second', 'sets DRIVER without ACKNOWLEDGE');
  }
  if (sets & FEATURES_OK && !(after & DRIVER)) note('init.driver.driver-third', 'sets FEATURES_OK without DRIVER');
  if (sets & DRIVER_OK && !(after & FEATURES_OK)) {
    note('init.driver.set-features-ok', 'sets DRIVER_OK before FEATURES_OK was accepted');
  } else if (sets & DRIVER_OK && sets & FEATURES_OK) {
    note(
      'init.driver.reread-features-ok',
      'sets FEATURES_OK and DRIVER_OK in one write, so it cannot have read FEATURES_OK back',
    );
  }
  if (present & FAILED && sets)
    note('status.driver.failed-then-reset', `sets ${name(sets)} after FAILED without a reset`);
  return { sets, violations };
};
