import { useRef, useState } from 'react';
import { share as text } from '../text/overlays.ts';
import { Button } from '../ui/Button.tsx';
import { addressOf } from './address-of.ts';
import { copyText } from './copy-text.ts';

/** The link, and a button that copies it and says so. */
export const LinkField = ({ fragment }: { readonly fragment: string }) => {
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    field.current?.select();
    setSaid((await copyText(addressOf(fragment))) ? text.copied : text.copyFailed);
    setTimeout(() => setSaid(''), 2500);
  };
  return (
    <div className="flex items-end gap-2">
      <label className="flex min-w-0 flex-1 flex-col gap-1 text-ink-2">
        {text.link}
        <input
          ref={field}
          readOnly
          value={addressOf(fragment)}
          onFocus={event => event.target.select()}
          className="h-8 rounded-1 border border-rule bg-sunken px-2 font-mono text-ink"
        />
      </label>
      <Button primary icon={said ? 'check' : 'link'} onClick={() => void copy()} className="h-8 min-w-28">
        <span aria-live="polite">{said || text.copy}</span>
      </Button>
    </div>
  );
};
