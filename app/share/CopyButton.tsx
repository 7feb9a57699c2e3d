import { useEffect, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { copyText } from './copy-text.ts';

/** Milliseconds until the button says again what it is for. */
const SHOWN = 2500;

interface Props {
  /** What is copied. */
  readonly what: string;
  readonly text: { readonly copy: string; readonly copied: string; readonly copyFailed: string };
  readonly primary?: boolean;
  readonly disabled?: boolean;
  /** Selects it, to be copied by hand, where the browser does not allow it. */
  readonly select: () => void;
}

/**
 * Copies, and says so in the place of its own words, which has room for each of them. What it said is heard once: it is a
 * status beside the button, whose name stays.
 */
export const CopyButton = ({ what, text, primary = false, disabled = false, select }: Props) => {
  // Another object each time, so that whoever copies twice sees it as long as after the first time.
  const [said, setSaid] = useState<{ readonly words: string } | null>(null);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), SHOWN);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async (): Promise<void> => {
    const copied = await copyText(what);
    if (!copied) select();
    setSaid({ words: copied ? text.copied : text.copyFailed });
  };
  return (
    <span className="relative inline-flex shrink-0">
      <Button
        primary={primary}
        disabled={disabled}
        icon={said?.words === text.copied ? 'check' : 'link'}
        onClick={() => void copy()}
        className="h-8"
      >
        <span data-said={said !== null} className="group grid text-center *:[grid-area:1/1]">
          <span className="group-data-[said=true]:opacity-0">{text.copy}</span>
          <span aria-hidden className="invisible">
            {text.copyFailed}
          </span>
        </span>
      </Button>
      <span
        role="status"
        data-primary={primary}
        className="pointer-events-none absolute inset-y-0 right-2.5 left-8 flex items-center justify-center whitespace-nowrap data-[primary=true]:font-semibold data-[primary=true]:text-on-ink"
      >
        {said?.words}
      </span>
    </span>
  );
};
