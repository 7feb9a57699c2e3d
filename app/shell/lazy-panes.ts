import { lazy } from 'react';

/** Panes that the first sight does not need, or that are large: each in a file of its own. */
export const MemoryPanel = lazy(async () => ({ default: (await import('../memory/MemoryPanel.tsx')).MemoryPanel }));
export const Composer = lazy(async () => ({ default: (await import('../command/Composer.tsx')).Composer }));
export const FeatureMatrix = lazy(async () => ({
  default: (await import('../features/FeatureMatrix.tsx')).FeatureMatrix,
}));
export const RegisterPanel = lazy(async () => ({
  default: (await import('../registers/RegisterPanel.tsx')).RegisterPanel,
}));
export const ClausePanel = lazy(async () => ({ default: (await import('../clauses/ClausePanel.tsx')).ClausePanel }));
export const FailurePage = lazy(async () => ({ default: (await import('../failure/FailurePage.tsx')).FailurePage }));

/** The picture brings a library with it that is as large as all the rest: it is fetched while the engine starts. */
const picture = import('../graph/GroupGraph.tsx');
export const GroupGraph = lazy(async () => ({ default: (await picture).GroupGraph }));
