import { useState } from 'react';
import { type Path, readPath } from '../draft/json.ts';
import { authoring as text } from '../text/authoring.ts';
import { Opener } from '../ui/Opener.tsx';
import { Popup } from '../ui/Popup.tsx';
import { useLesson } from './lesson-draft.ts';

/** What is not wrong and could be better, each leading to its place. */
export const Advice = ({ onGo }: { readonly onGo: (place: Path) => void }) => {
  const [open, setOpen] = useState(false);
  const advice = useLesson(({ checked }) => checked?.view.advice);
  if (!advice || advice.length === 0) return null;
  return (
    <Opener
      open={open}
      toggle={() => setOpen(!open)}
      beside={anchor => (
        <Popup anchor={anchor} label={text.adviceName} side="top" onClose={() => setOpen(false)}>
          <ul aria-label={text.adviceName} className="min-h-0 flex-1 overflow-y-auto py-1">
            {advice.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                <button
                  type="button"
                  onClick={() => {
                    setOpen(false);
                    onGo(readPath(path));
                  }}
                  className="flex min-h-7 w-full items-baseline gap-2 px-4 py-1 text-left hover:bg-ink/5 focus-visible:-outline-offset-2"
                >
                  <b className="shrink-0 font-mono font-semibold">{path}</b>
                  <span className="min-w-0 break-words">{message}</span>
                </button>
              </li>
            ))}
          </ul>
        </Popup>
      )}
      className="min-h-6 underline decoration-dotted underline-offset-2"
    >
      {text.advice(advice.length)}
    </Opener>
  );
};
