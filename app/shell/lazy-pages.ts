import { lazy } from 'react';

/** Pages in files of their own, and what is said above them: none of it is what most visitors see first. */
export const FailureBanner = lazy(() => import('../failure/FailureBanner.tsx'));
export const FailurePage = lazy(() => import('../failure/FailurePage.tsx'));
export const Phone = lazy(() => import('./Phone.tsx'));
export const EditButtons = lazy(() => import('../edits/EditButtons.tsx'));
export const LanguageButton = lazy(() => import('../language/LanguageButton.tsx'));
export const StudyPage = lazy(() => import('../study/StudyPage.tsx'));
export const NewVersion = lazy(() => import('../offline/NewVersion.tsx'));
export const ProofBanner = lazy(() => import('../proof/ProofBanner.tsx'));
export const RunProgress = lazy(() => import('../strip/RunProgress.tsx'));
export const Restoring = lazy(() => import('../keeping/Restoring.tsx'));
