import { NextPanel } from '../next/NextPanel.tsx';
import { RecipePanel } from '../next/RecipePanel.tsx';

/** What can happen next, and the recipe. */
const Next = () => (
  <div className="flex h-full min-h-0 flex-col overflow-y-auto bg-surface">
    <div className="min-h-40 flex-1">
      <NextPanel />
    </div>
    <RecipePanel />
  </div>
);

export default Next;
