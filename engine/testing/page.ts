import { readdirSync, readFileSync } from 'node:fs';
import '../protocol/find.ts';
import '../protocol/registers.ts';
import '../protocol/sequence.ts';
import '../protocol/traces.ts';
import { links } from '../protocol/links.ts';
import type { Request, Response } from '../protocol/messages.ts';
import { createSimulator } from '../protocol/simulator.ts';
import { study } from '../protocol/studies/studies.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ViewParts } from '../view/parts.ts';

const folder = new URL('../../public/scenarios/', import.meta.url);

/** Names of the files of the library. */
export const libraryFiles: readonly string[] = readdirSync(folder).filter(
  file => file.endsWith('.json') && file !== 'index.json',
);
/** A file of the library as it is written: new objects each time. */
export const libraryFile = (file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, unknown>;

/** A scenario from data that has to be right. */
export const scenarioOf = (input: unknown): Scenario => {
  const parsed = parseScenario(input, 'engine');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};

export type Ask<T = Request> = T extends Request ? Omit<T, 'id'> : never;

/** What a page does, without a screen: it asks, and puts what comes back over what it has. */
export interface Page {
  /** Everything that was sent so far, put together. */
  readonly parts: ViewParts;
  /** One request; the response is copied as `postMessage` would copy it. */
  ask(request: Ask): Response;
  /** One request that has to be answered with a view; the names of the parts that came. */
  show(request: Ask): readonly string[];
  /** Steps until nothing happens any more, or until the step that is given; `each` is called after every step. */
  play(to?: number, each?: () => void): void;
  /** Steps until an actor has taken an action, `driver:pf0 publish`, once more; throws when it never does. */
  playTo(key: string): void;
}

export const createPage = (): Page => {
  const simulator = createSimulator({ links: () => links, study: () => study });
  let parts: Partial<ViewParts> = {};
  let id = 0;

  const page: Page = {
    get parts() {
      return parts as ViewParts;
    },
    ask: request => {
      id += 1;
      const response = structuredClone(simulator.handle({ ...request, id } as Request));
      if (response.id !== id) throw new Error(`request ${id} was answered as ${response.id}`);
      if (response.type !== 'view') return response;
      const whole = 'catalog' in response.parts;
      const members = { ...(whole ? {} : parts.members), ...response.parts.members };
      parts = { ...(whole ? {} : parts), ...response.parts, members };
      return response;
    },
    show: request => {
      const response = page.ask(request);
      if (response.type === 'view') return Object.keys(response.parts);
      throw new Error(`${request.type}: ${JSON.stringify(response)}`);
    },
    play: (to = Number.POSITIVE_INFINITY, each = () => {}) => {
      for (;;) {
        const { step } = page.parts.run;
        if (step >= to) return;
        page.show({ type: 'step' });
        if (page.parts.run.step === step) return;
        each();
      }
    },
    playTo: key => {
      for (;;) {
        const { step } = page.parts.run;
        page.show({ type: 'step' });
        if (page.parts.run.step === step) throw new Error(`${key} never happened`);
        if (`${page.parts.moment?.actor} ${page.parts.moment?.action}` === key) return;
      }
    },
  };
  return page;
};

/** A page on which a scenario is open. */
export const pageWith = (scenario: unknown): Page => {
  const page = createPage();
  page.show({ type: 'load', scenario });
  return page;
};
