import { useEffect } from 'react';
import { FileButton } from '../library/FileButton.tsx';
import { LibraryList } from '../library/LibraryList.tsx';
import { Logo } from '../shell/Logo.tsx';
import { actions, useApp } from '../store/app-state.ts';
import { failure as text } from '../text/failure.ts';
import { labels } from '../text/labels.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { Crash } from './Crash.tsx';
import { Errors } from './Errors.tsx';

/** Nothing is open and what was asked for cannot be: what is wrong, and what can be done. */
const FailurePage = () => {
  const failure = useApp(state => state.failure);
  useEffect(() => void actions.loadLibrary().catch(() => {}), []);
  if (!failure) return null;
  return (
    <main className="h-full overflow-y-auto bg-surface">
      <div className="mx-auto flex max-w-2xl flex-col gap-4 px-4 py-10">
        <p className="flex items-center gap-2 font-bold text-t3">
          <Logo /> {labels.brand}
        </p>
        {failure.kind === 'crashed' ? (
          <Crash message={failure.message} stack={failure.stack} />
        ) : (
          <>
            <h1 className="flex items-center gap-2 font-semibold text-t4">
              <RoleGlyph role="fault" className="size-4" /> {text.rejectedPage}
            </h1>
            <p className="font-semibold">{text.rejected(failure.what)}:</p>
            <Errors errors={failure.errors} />
          </>
        )}
        <h2 className="pt-2 font-semibold text-t3">{text.instead}</h2>
        <div className="-mx-4">
          <LibraryList />
        </div>
        <p>
          <FileButton />
        </p>
      </div>
    </main>
  );
};

export default FailurePage;
