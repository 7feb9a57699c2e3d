import { Separator } from 'react-resizable-panels';

interface Props {
  /** What it resizes, for those who do not see it. */
  readonly label: string;
  readonly id: string;
}

/** The line between two panes: drag it, or move it with the arrows. */
export const Splitter = ({ label, id }: Props) => (
  <Separator
    id={id}
    aria-label={label}
    className="group relative shrink-0 bg-hair outline-none aria-[orientation=horizontal]:h-px aria-[orientation=vertical]:w-px hover:bg-edge focus-visible:bg-ink data-[separator=active]:bg-ink"
  >
    <i
      aria-hidden
      className="pointer-events-none absolute z-20 hidden bg-ink group-focus-visible:block group-data-[separator=active]:block group-aria-[orientation=horizontal]:-top-px group-aria-[orientation=horizontal]:h-[3px] group-aria-[orientation=horizontal]:w-full group-aria-[orientation=vertical]:-left-px group-aria-[orientation=vertical]:h-full group-aria-[orientation=vertical]:w-[3px]"
    />
  </Separator>
);
