import { actions, useApp } from '../store/app-state.ts';

/** The part of the scenario that is shown; a link holds it. */
export const partNames = [
  'scenario',
  'topology',
  'script',
  'schedule',
  'interventions',
  'recipe',
  'notes',
  'expect',
  'json',
] as const;
export type PartName = (typeof partNames)[number];

export const useOpenPart = (): PartName =>
  useApp(state => partNames.find(each => each === state.study?.args.part) ?? 'scenario');

export const openPart = (part: PartName, item: number | null = null): void =>
  actions.setStudy({ part, item: item === null ? undefined : String(item) });

/** The item of its list that is open, of the part that is shown. */
export const useOpenItem = (part: string): number | null =>
  useApp(({ study }) => {
    const item = study?.args.item;
    return study?.args.part === part && item !== undefined && /^\d{1,6}$/.test(item) ? Number(item) : null;
  });

export const openItem = (item: number | null): void =>
  actions.setStudy({ item: item === null ? undefined : String(item) });
