import type { Page } from '@playwright/test';

/** An engine that takes its time, and no less and no more than it is told. */
export interface SlowEngine {
  /** The first request that has this in it, and every one after it, waits. */
  readonly hold: (part: string) => Promise<void>;
  /** Until something waits. */
  readonly waits: () => Promise<unknown>;
  readonly goOn: () => Promise<void>;
}

interface Slow {
  part: string | null;
  waiting: (() => void)[] | null;
}
type Slowed = Window & { slow: Slow };

/** To be called before the page is opened. */
export const slowEngine = async (page: Page): Promise<SlowEngine> => {
  await page.addInitScript(() => {
    const slow: Slow = { part: null, waiting: null };
    Object.assign(window, { slow });
    window.Worker = class extends Worker {
      override postMessage(message: unknown): void {
        const send = () => super.postMessage(message);
        if (slow.part !== null && JSON.stringify(message).includes(slow.part)) slow.waiting ??= [];
        if (slow.waiting) slow.waiting.push(send);
        else send();
      }
    };
  });
  return {
    hold: part =>
      page.evaluate(wanted => {
        (window as unknown as Slowed).slow.part = wanted;
      }, part),
    waits: () => page.waitForFunction(() => (window as unknown as Slowed).slow.waiting !== null),
    goOn: () =>
      page.evaluate(() => {
        const { slow } = window as unknown as Slowed;
        const all = slow.waiting ?? [];
        Object.assign(slow, { part: null, waiting: null });
        for (const send of all) send();
      }),
  };
};
