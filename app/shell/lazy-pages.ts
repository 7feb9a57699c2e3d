import { lazy } from 'react';

/** Whole pages in files of their own: none of them is what most visitors see first. */
export const FailurePage = lazy(async () => ({ default: (await import('../failure/FailurePage.tsx')).FailurePage }));
export const Phone = lazy(async () => ({ default: (await import('./Phone.tsx')).Phone }));
export const StudyPage = lazy(async () => ({ default: (await import('../study/StudyPage.tsx')).StudyPage }));
