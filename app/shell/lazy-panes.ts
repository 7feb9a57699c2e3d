import { lazy } from 'react';

/** Panes in files of their own, which are fetched when they are first shown: the page answers before. */
export const Next = lazy(() => import('./Next.tsx'));
export const MemoryPanel = lazy(() => import('../memory/MemoryPanel.tsx'));
export const LessonPanel = lazy(() => import('../lesson/LessonPanel.tsx'));
export const AnswerBar = lazy(() => import('../lesson/AnswerBar.tsx'));
export const LessonColumn = lazy(() => import('../lesson/LessonColumn.tsx'));
export const Composer = lazy(() => import('../command/Composer.tsx'));
export const OrderPanel = lazy(() => import('../orders/OrderPanel.tsx'));
export const FeatureMatrix = lazy(() => import('../features/FeatureMatrix.tsx'));
export const RegisterPanel = lazy(() => import('../registers/RegisterPanel.tsx'));
export const ClausePanel = lazy(() => import('../clauses/ClausePanel.tsx'));
export const CommandPanel = lazy(() => import('../command/CommandPanel.tsx'));
export const RingPanel = lazy(() => import('../rings/RingPanel.tsx'));
export const SequencePanel = lazy(() => import('../sequence/SequencePanel.tsx'));
export const SelectionLine = lazy(() => import('../selection/SelectionLine.tsx'));
export const ChangesBar = lazy(() => import('../selection/ChangesBar.tsx'));
export const WatchList = lazy(() => import('../watches/WatchList.tsx'));
export const LogPanel = lazy(() => import('../log/LogPanel.tsx'));
export const GroupGraph = lazy(() => import('../graph/GroupGraph.tsx'));
