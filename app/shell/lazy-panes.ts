import { lazy } from 'react';

/** Panes in files of their own, which are fetched when they are first shown: the page answers before. */
export const MemoryPanel = lazy(async () => ({ default: (await import('../memory/MemoryPanel.tsx')).MemoryPanel }));
export const LessonPanel = lazy(() => import('../lesson/LessonPanel.tsx'));
export const AnswerBar = lazy(() => import('../lesson/AnswerBar.tsx'));
export const LessonColumn = lazy(() => import('../lesson/LessonColumn.tsx'));
export const Composer = lazy(async () => ({ default: (await import('../command/Composer.tsx')).Composer }));
export const OrderPanel = lazy(async () => ({ default: (await import('../orders/OrderPanel.tsx')).OrderPanel }));
export const FeatureMatrix = lazy(async () => ({
  default: (await import('../features/FeatureMatrix.tsx')).FeatureMatrix,
}));
export const RegisterPanel = lazy(async () => ({
  default: (await import('../registers/RegisterPanel.tsx')).RegisterPanel,
}));
export const ClausePanel = lazy(async () => ({ default: (await import('../clauses/ClausePanel.tsx')).ClausePanel }));
export const CommandPanel = lazy(async () => ({ default: (await import('../command/CommandPanel.tsx')).CommandPanel }));
export const RingPanel = lazy(async () => ({ default: (await import('../rings/RingPanel.tsx')).RingPanel }));
export const SequencePanel = lazy(async () => ({
  default: (await import('../sequence/SequencePanel.tsx')).SequencePanel,
}));
export const SelectionLine = lazy(async () => ({
  default: (await import('../selection/SelectionLine.tsx')).SelectionLine,
}));
export const ChangesBar = lazy(async () => ({ default: (await import('../selection/ChangesBar.tsx')).ChangesBar }));
export const WatchList = lazy(async () => ({ default: (await import('../watches/WatchList.tsx')).WatchList }));
export const LogPanel = lazy(async () => ({ default: (await import('../log/LogPanel.tsx')).LogPanel }));
export const GroupGraph = lazy(async () => ({ default: (await import('../graph/GroupGraph.tsx')).GroupGraph }));
