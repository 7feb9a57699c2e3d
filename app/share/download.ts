import type { Scenario } from '../../engine/scenario/scenario.ts';

/** `assign-features-to-vf-2.json` */
const fileName = (title: string): string => {
  const name = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${name || 'scenario'}.json`;
};

/** Saves the scenario as a file; it is made here, nothing is sent. */
export const download = async (scenario: Scenario): Promise<void> => {
  // What writes files knows all dialects, so it is fetched only for this.
  const { serializeScenario } = await import('../../engine/scenario/serialize.ts');
  const blob = new Blob([`${JSON.stringify(serializeScenario(scenario), null, 2)}\n`], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName(scenario.title);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
