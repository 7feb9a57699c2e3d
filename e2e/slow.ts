import type { Page } from '@playwright/test';

/** An engine that waits until it is told to go on, as a slow machine does, but no shorter and no longer. */
export interface SlowEngine {
  /** The first request of this kind, and every one after it, waits. A study is named by its own kind. */
  readonly hold: (kind: string) => Promise<void>;
  /** Something waits: the page has asked. */
  readonly waits: () => Promise<void>;
  readonly goOn: () => Promise<void>;
}

interface Slow {
  kind: string | null;
  waiting: (() => void)[] | null;
}

/** To be called before the page is opened. */
export const slowEngine = async (page: Page): Promise<SlowEngine> => {
  await page.addInitScript(() => {
    const slow: Slow = { kind: null, waiting: null };
    Object.assign(window, { slow });
    window.Worker = class extends Worker {
      override postMessage(message: unknown): void {
        const { type, ask } = message as { readonly type: string; readonly ask?: { readonly kind: string } };
        const send = () => super.postMessage(message);
        if (!slow.waiting && slow.kind !== null && (type === slow.kind || ask?.kind === slow.kind)) slow.waiting = [];
        if (slow.waiting) slow.waiting.push(send);
        else send();
      }
    };
  });
  return {
    hold: kind =>
      page.evaluate(wanted => {
        (window as unknown as { slow: Slow }).slow.kind = wanted;
      }, kind),
    waits: async () => {
      await page.waitForFunction(() => (window as unknown as { slow: Slow }).slow.waiting !== null);
    },
    goOn: () =>
      page.evaluate(() => {
        const { slow } = window as unknown as { slow: Slow };
        const all = slow.waiting ?? [];
        slow.waiting = null;
        slow.kind = null;
        for (const send of all) send();
      }),
  };
};
