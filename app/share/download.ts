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
export const download = (scenario: Scenario): void => {
  const blob = new Blob([`${JSON.stringify(scenario, null, 2)}\n`], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName(scenario.title);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
