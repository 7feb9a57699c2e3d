import { type ComponentProps, type ReactNode, type RefObject, Suspense, useRef } from 'react';

/** In the place of a dialog that is fetched: what is typed until it has come is for it (`keys/type-ahead.ts`). */
export const coming = <i id="coming" hidden />;

interface Props extends ComponentProps<'button'> {
  readonly open: boolean;
  readonly toggle: () => void;
  /** What stands at the button while it is open; its code may have to be fetched. */
  readonly beside: (anchor: RefObject<HTMLButtonElement | null>) => ReactNode;
}

/** A button, and what it opens beside it. */
export const Opener = ({ open, toggle, beside, ...rest }: Props) => {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button ref={button} type="button" aria-haspopup="dialog" aria-expanded={open} onClick={toggle} {...rest} />
      <Suspense fallback={coming}>{open && beside(button)}</Suspense>
    </>
  );
};
