import { useId, useRef, useState } from 'react';
import type { BrokenLink, Segment } from '../../engine/protocol/messages.ts';
import { inputClass } from '../command/input-classes.ts';
import { useAt, useDraft, useErrorsAt } from '../draft/draft-context.ts';
import { OtherThing, Wrong } from '../draft/Field.tsx';
import { type Path, writePath } from '../draft/json.ts';
import { authoring as text } from '../text/authoring.ts';
import { editor } from '../text/editor.ts';
import { Button } from '../ui/Button.tsx';
import { LinkPicker } from './LinkPicker.tsx';
import { useLesson } from './lesson-draft.ts';
import { linked } from './targets.ts';

interface Props {
  readonly path: Path;
  readonly label: string;
  readonly rows?: number;
  readonly optional?: boolean;
}

/** A text whose words can lead to what they name, and how it reads. */
export const ProseField = ({ path, label, rows = 2, optional = false }: Props) => {
  const id = useId();
  const { edit } = useDraft();
  const area = useRef<HTMLTextAreaElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [range, setRange] = useState<readonly [number, number] | null>(null);
  const value = useAt(path);
  const errors = useErrorsAt(path);
  const at = writePath(path);
  if (value !== undefined && typeof value !== 'string') {
    return <OtherThing path={path} shape={{ kind: 'text', limit: 1500 }} value={value} />;
  }
  const written = value ?? '';
  /** The focus goes to the text after what closes has given it back. */
  const show = (from: number, to: number): void => {
    setTimeout(() => {
      area.current?.focus();
      area.current?.setSelectionRange(from, to);
    });
  };
  return (
    <div data-path={at} className="flex flex-col gap-1">
      <div className="flex items-center gap-2">
        <label htmlFor={id} className="min-w-0 flex-1 font-semibold">
          {label}
        </label>
        <Button
          ref={button}
          aria-haspopup="dialog"
          aria-expanded={range !== null}
          aria-label={`${text.link} ${label}`}
          title={text.linkHint}
          className="h-6"
          onClick={() => {
            const { selectionStart = 0, selectionEnd = 0 } = area.current ?? {};
            setRange([selectionStart, selectionEnd]);
          }}
        >
          {text.link}
        </Button>
      </div>
      <textarea
        ref={area}
        id={id}
        rows={rows}
        value={written}
        placeholder={optional ? editor.notGiven : undefined}
        aria-invalid={errors.length > 0}
        aria-describedby={errors.length > 0 ? `${id}-wrong` : undefined}
        onChange={({ target }) => edit(path, target.value === '' && optional ? undefined : target.value, at)}
        className={`${inputClass} h-auto w-full resize-y py-1 font-sans text-t2 leading-5 placeholder:text-ink-3`}
      />
      <Wrong id={id} errors={errors} />
      {written !== '' && <Preview path={at} label={label} onShow={show} />}
      {range && (
        <LinkPicker
          anchor={button}
          label={text.linkTitle}
          words={written.slice(range[0], range[1])}
          onClose={() => setRange(null)}
          onChoose={(target, words) => {
            const next = linked(written, range, words, target);
            edit(path, next.text);
            show(next.end, next.end);
          }}
        />
      )}
    </div>
  );
};

const none: readonly (Segment | BrokenLink)[] = [];

const lengthOf = (segment: Segment | BrokenLink): number => {
  if (typeof segment === 'string') return segment.length;
  if ('broken' in segment) return segment.broken.length;
  return segment.words.length + segment.kind.length + segment.target.length + '[](:)'.length;
};

interface PreviewProps {
  readonly path: string;
  readonly label: string;
  readonly onShow: (from: number, to: number) => void;
}

/** The text as a learner reads it; a link leads to its place in the text. */
const Preview = ({ path, label, onShow }: PreviewProps) => {
  const segments = useLesson(({ checked }) => checked?.view.prose[path] ?? none);
  let end = 0;
  const placed = segments.map(segment => {
    const from = end;
    end += lengthOf(segment);
    return { segment, from, to: end };
  });
  // Without a link it reads as it is written.
  if (segments.every(each => typeof each === 'string')) return null;
  return (
    <section aria-label={`${text.preview}: ${label}`} className="border-hair border-l-2 pl-3">
      <p className="whitespace-pre-line break-words text-ink-2 leading-5">
        {placed.map(({ segment, from, to }) => {
          if (typeof segment === 'string') return segment;
          const isBroken = 'broken' in segment;
          const words = isBroken ? segment.broken : segment.words;
          const title = isBroken ? text.broken : `${text.linkKinds[segment.kind]} ${segment.target}`;
          return (
            <button
              key={from}
              type="button"
              title={title}
              data-broken={isBroken}
              onClick={() => onShow(from, to)}
              className="inline text-left text-ink underline decoration-dotted underline-offset-2 hover:decoration-solid data-[broken=true]:text-fault data-[broken=true]:decoration-wavy"
            >
              {words}
              <span className="sr-only"> ({title})</span>
            </button>
          );
        })}
      </p>
    </section>
  );
};
