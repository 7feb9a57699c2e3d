import { failure as text } from '../text/failure.ts';
import { Button } from '../ui/Button.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

interface Props {
  readonly message: string;
  readonly stack: string;
  readonly title?: string;
}

/** A mistake of ours. Reloading keeps the link, which is in the address. */
export const Crash = ({ message, stack, title = text.crashed }: Props) => (
  <div role="alert" className="flex flex-col gap-2">
    <h1 className="flex items-center gap-2 font-semibold text-t4">
      <RoleGlyph role="fault" className="size-4" /> {title}
    </h1>
    <p>{text.crashedWhy}</p>
    <p>
      <Button primary onClick={() => location.reload()}>
        {text.reload}
      </Button>
    </p>
    <details>
      <summary className="py-1 text-ink-2">{text.details}</summary>
      <pre className="max-h-60 overflow-auto whitespace-pre-wrap border border-hair bg-sunken p-2 font-mono">
        {message}
        {stack && `\n\n${stack}`}
      </pre>
    </details>
  </div>
);
