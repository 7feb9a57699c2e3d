import { type ReactNode, useId } from 'react';
import { useDraft, useErrorsAt } from '../draft/draft-context.ts';
import { Wrong } from '../draft/Field.tsx';
import { type Path, writePath } from '../draft/json.ts';
import { Button } from '../ui/Button.tsx';

interface Props {
  readonly path: Path;
  readonly title: string;
  readonly hint: string;
  readonly add: string;
  readonly remove: string;
  readonly there: boolean;
  readonly onAdd: () => void;
  readonly children: ReactNode;
}

/** What a page may have besides its text. */
export const Section = ({ path, title, hint, add, remove, there, onAdd, children }: Props) => {
  const id = useId();
  const { edit } = useDraft();
  const errors = useErrorsAt(path);
  return (
    <section aria-labelledby={id} data-path={writePath(path)} className="flex flex-col gap-2 border-rule border-t pt-3">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1">
          <h4 id={id} className="font-semibold text-t3">
            {title}
          </h4>
          <p className="text-ink-3">{hint}</p>
        </div>
        {there ? (
          <Button onClick={() => edit(path, undefined)}>{remove}</Button>
        ) : (
          <Button onClick={onAdd}>{add}</Button>
        )}
      </div>
      <Wrong id={id} errors={errors} />
      {there && children}
    </section>
  );
};
