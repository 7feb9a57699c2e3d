import type { Scenario } from '../scenario/scenario.ts';
import { exportChromeTrace } from './chrome-trace.ts';
import { exportMermaid } from './mermaid.ts';
import { exportJson } from './run-json.ts';
import { exportText, type TextOptions } from './text.ts';
import type { ToldRun } from './told-run.ts';

/** What a run can be made into, and how a file of it ends. */
export const formats = { text: 'txt', mermaid: 'mmd', 'chrome-trace': 'trace.json', json: 'run.json' } as const;

export type ExportFormat = keyof typeof formats;

export const isExportFormat = (name: string): name is ExportFormat => Object.hasOwn(formats, name);

/** A told run as a text of one of the formats; only plain text has options. */
export const exportRun = (format: ExportFormat, scenario: Scenario, run: ToldRun, options: TextOptions): string => {
  switch (format) {
    case 'text':
      return exportText(run, options);
    case 'mermaid':
      return exportMermaid(run);
    case 'chrome-trace':
      return exportChromeTrace(run);
    case 'json':
      return exportJson(scenario, run);
  }
};
