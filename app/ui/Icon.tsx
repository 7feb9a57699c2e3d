import type { ReactNode } from 'react';

/** Small drawings of our own, in a box of 12 and in the colour of the text. */
const drawings = {
  reset: <path d="M2.2 1.5v9M9.8 2 4.6 6l5.2 4z" stroke="currentColor" strokeWidth="1.4" />,
  back: <path d="M8 2 3 6l5 4z" />,
  play: <path d="M2.5 1.2 10.5 6l-8 4.8z" />,
  pause: <path d="M2.5 1.5h2.6v9H2.5zM6.9 1.5h2.6v9H6.9z" />,
  step: <path d="M4 2l5 4-5 4z" />,
  over: (
    <>
      <path d="M1.5 8.5C2.5 3 8 2.6 9.6 6.6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M11.4 4.4 10 9 6.6 6z" />
      <circle cx="5.2" cy="9.6" r="1.4" />
    </>
  ),
  run: (
    <>
      <path d="M1 2l4.5 4L1 10zM6 2l4.5 4L6 10z" />
      <path d="M11 2v8" stroke="currentColor" strokeWidth="1.4" />
    </>
  ),
  stop: <path d="M2 2h8v8H2z" />,
  down: <path d="M2.5 4.2 6 7.8l3.5-3.6" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  up: <path d="M2.5 7.8 6 4.2l3.5 3.6" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  copy: <path d="M4 4h6.4v6.4H4zM8 4V1.6H1.6V8H4" fill="none" stroke="currentColor" strokeWidth="1.3" />,
  grip: (
    <path d="M3.5 2h1.6v1.6H3.5zm3.4 0h1.6v1.6H6.9zM3.5 5.2h1.6v1.6H3.5zm3.4 0h1.6v1.6H6.9zM3.5 8.4h1.6V10H3.5zm3.4 0h1.6V10H6.9z" />
  ),
  right: <path d="M4.2 2.5 7.8 6 4.2 9.5" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  close: <path d="M2.5 2.5l7 7m0-7l-7 7" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  check: <path d="M1.8 6.4 4.8 9.2 10.2 2.8" fill="none" stroke="currentColor" strokeWidth="1.7" />,
  light: (
    <>
      <circle cx="6" cy="6" r="2.4" />
      <path
        d="M6 .6v1.6M6 9.8v1.6M.6 6h1.6M9.8 6h1.6M2.2 2.2l1.1 1.1M8.7 8.7l1.1 1.1M9.8 2.2 8.7 3.3M3.3 8.7 2.2 9.8"
        stroke="currentColor"
        strokeWidth="1.2"
      />
    </>
  ),
  dark: <path d="M10.6 7.6A5 5 0 1 1 4.4 1.4a4 4 0 0 0 6.2 6.2z" />,
  system: (
    <>
      <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M6 1.4a4.6 4.6 0 0 1 0 9.2z" />
    </>
  ),
  projector: (
    <path
      d="M.8 1.4h10.4M2 1.4v6h8v-6M6 7.4v1.4M3.4 11.2 6 8.8l2.6 2.4"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
    />
  ),
  find: (
    <path
      d="M8 8l3 3M5 1.4a3.6 3.6 0 1 1 0 7.2 3.6 3.6 0 0 1 0-7.2z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    />
  ),
  more: <path d="M1.2 5h2v2h-2zM5 5h2v2H5zM8.8 5h2v2h-2z" />,
  flag: <path d="M2.6 11V1h6.8L7.6 3.6l1.8 2.6H3.8V11z" />,
  link: (
    <path
      d="M5 7.2 7.2 5M4.6 4.2l1.8-1.8a2.3 2.3 0 0 1 3.2 3.2L7.8 7.4M7.4 7.8 5.6 9.6a2.3 2.3 0 0 1-3.2-3.2l1.8-1.8"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
    />
  ),
  file: <path d="M6 1v6.4M3.2 5 6 7.8 8.8 5M1.6 8v2.6h8.8V8" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  out: <path d="M7 1.6h3.4V5M10.4 1.6 5.6 6.4M9 7.4v3H1.6V3h3" fill="none" stroke="currentColor" strokeWidth="1.3" />,
  qr: <path d="M1 1h4v4H1zM7 1h4v4H7zM1 7h4v4H1zM7 7h2v2H7zM9 9h2v2H9z" />,
  open: <path d="M6 8V1.6M3.2 4.2 6 1.4l2.8 2.8M1.6 8v2.6h8.8V8" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  edit: <path d="M1.5 10.5v-2l6-6 2 2-6 6zM8.2 1.8l.8-.8 2 2-.8.8z" />,
  undo: (
    <path
      d="M1.5 4.5h5.8a2.9 2.9 0 0 1 0 5.8H4M4.2 1.6 1.3 4.5l2.9 2.9"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
    />
  ),
  redo: (
    <path
      d="M10.5 4.5H4.7a2.9 2.9 0 0 0 0 5.8H8M7.8 1.6l2.9 2.9-2.9 2.9"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
    />
  ),
  history: (
    <path
      d="M1.6 4.2A5 5 0 1 1 1.2 7M1.2 1.4v3h3M6 3.4V6.3l2 1.4"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
    />
  ),
} satisfies Readonly<Record<string, ReactNode>>;

export type IconName = keyof typeof drawings;

export const Icon = ({ name, className = '' }: { readonly name: IconName; readonly className?: string }) => (
  <svg aria-hidden viewBox="0 0 12 12" className={`inline-block size-3 shrink-0 fill-current ${className}`}>
    {drawings[name]}
  </svg>
);
