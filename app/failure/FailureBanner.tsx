import { actions, useApp } from '../store/app-state.ts';
import { failure as text } from '../text/failure.ts';
import { IconButton } from '../ui/Button.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { Crash } from './Crash.tsx';
import { Errors } from './Errors.tsx';

/** The same while a run is open: it stays as it is below. */
const FailureBanner = () => {
  const failure = useApp(state => state.failure);
  if (!failure) return null;
  return (
    <section
      aria-label={failure.kind === 'crashed' ? text.crashed : text.rejectedPage}
      className="max-h-[40vh] shrink-0 overflow-y-auto border-fault border-b-2 bg-surface px-4 py-2.5"
    >
      {failure.kind === 'crashed' ? (
        <Crash message={failure.message} stack={failure.stack} />
      ) : (
        <>
          <p role="alert" className="flex items-center gap-2">
            <RoleGlyph role="fault" />
            <b className="font-semibold">{text.rejected(failure.what)}.</b>
            <span className="flex-1">{text.kept}</span>
            <IconButton icon="close" label={text.dismiss} onClick={actions.dismissFailure} />
          </p>
          <Errors errors={failure.errors} />
        </>
      )}
    </section>
  );
};

export default FailureBanner;
