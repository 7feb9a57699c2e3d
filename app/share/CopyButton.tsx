import { useEffect, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { drawn } from '../ui/scale.ts';
import { copyText } from './copy-text.ts';

/** Milliseconds until the button says again what it is for. */
const SHOWN = 2500;
/** In the same place as what is said instead. */
const SAME = { gridArea: '1 / 1' };

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
        <span className="grid text-center">
          <span style={{ ...SAME, opacity: said ? 0 : 1 }}>{text.copy}</span>
          <span aria-hidden style={SAME} className="invisible">
            {text.copyFailed}
          </span>
        </span>
      </Button>
      <span
        role="status"
        style={{ left: drawn(32), right: drawn(10) }}
        className={`pointer-events-none absolute inset-y-0 flex items-center justify-center whitespace-nowrap ${primary ? 'font-semibold text-on-ink' : ''}`}
      >
        {said?.words}
      </span>
    </span>
  );
};
