import { useRef } from 'react';
import { share as text } from '../text/overlays.ts';
import { addressOf } from './address-of.ts';
import { CopyButton } from './CopyButton.tsx';

/** The link, and a button that copies it and says so. */
export const LinkField = ({ fragment }: { readonly fragment: string }) => {
  const field = useRef<HTMLInputElement>(null);
  const address = addressOf(fragment);
  return (
    <div className="flex items-end gap-2">
      <label className="flex min-w-0 flex-1 flex-col gap-1 text-ink-2">
        {text.link}
        <input
          ref={field}
          readOnly
          value={address}
          onFocus={event => event.target.select()}
          className="h-8 rounded-1 border border-rule bg-sunken px-2 font-mono text-ink"
        />
      </label>
      <CopyButton primary what={address} text={text} select={() => field.current?.select()} />
    </div>
  );
};
