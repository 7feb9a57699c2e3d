import { lazy } from 'react';

/** Pages in files of their own, and what is said above them: none of it is what most visitors see first. */
export const FailureBanner = lazy(async () => ({
  default: (await import('../failure/FailureBanner.tsx')).FailureBanner,
}));
export const FailurePage = lazy(async () => ({ default: (await import('../failure/FailurePage.tsx')).FailurePage }));
export const Phone = lazy(async () => ({ default: (await import('./Phone.tsx')).Phone }));
export const EditButtons = lazy(async () => ({ default: (await import('../edits/EditButtons.tsx')).EditButtons }));
export const LanguageButton = lazy(async () => ({
  default: (await import('../language/LanguageButton.tsx')).LanguageButton,
}));
export const StudyPage = lazy(async () => ({ default: (await import('../study/StudyPage.tsx')).StudyPage }));
export const NewVersion = lazy(async () => ({ default: (await import('../offline/NewVersion.tsx')).NewVersion }));
export const ProofBanner = lazy(() => import('../proof/ProofBanner.tsx'));
export const RunProgress = lazy(async () => ({ default: (await import('../strip/RunProgress.tsx')).RunProgress }));
export const Restoring = lazy(async () => ({ default: (await import('../keeping/Restoring.tsx')).Restoring }));
