import type { ReactNode } from 'react';

type Role = 'driver' | 'device' | 'owner' | 'member' | 'fault' | 'ok' | 'changed' | 'self' | 'clause' | 'operator';

/** A shape for each role, so that its colour never speaks alone. Drawn in a box of 10. */
const shapes: Readonly<Record<Role, ReactNode>> = {
  driver: <path d="M5 .8 9.6 9H.4z" />,
  device: <path d="M1 1h8v8H1z" />,
  owner: <path d="M5 0l5 5-5 5-5-5z" />,
  member: <circle cx="5" cy="5" r="3.6" fill="none" stroke="currentColor" strokeWidth="2" />,
  fault: (
    <>
      <path d="M3 0h4l3 3v4l-3 3H3L0 7V3z" />
      <path d="M3.2 3.2l3.6 3.6m0-3.6L3.2 6.8" className="stroke-surface" strokeWidth="1.4" />
    </>
  ),
  ok: <path d="M1 5.4 3.8 8 9 2" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  changed: <path d="M1 1h8L1 9z" />,
  self: (
    <>
      <path d="M8.6 5A3.6 3.6 0 1 1 6.6 1.8" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M6 0l3 2-3 2z" />
    </>
  ),
  clause: (
    <path
      d="M7 2.2C6.6.6 3.4.6 3.4 2.4c0 1.8 3.8 1.6 3.8 3.6 0 .9-.8 1.4-1.6 1.5M3 7.8c.4 1.6 3.6 1.6 3.6-.2 0-1.8-3.8-1.6-3.8-3.6 0-.9.8-1.4 1.6-1.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.1"
    />
  ),
  operator: <path d="M5 0a2.4 2.4 0 1 1 0 4.8A2.4 2.4 0 0 1 5 0zM.8 10c0-2.8 1.8-4.4 4.2-4.4S9.2 7.2 9.2 10z" />,
};

const hollowed: Partial<Record<Role, ReactNode>> = {
  driver: <path d="M5 1.8 8.8 8.4H1.2z" fill="none" stroke="currentColor" strokeWidth="1.2" />,
  device: <path d="M1.6 1.6h6.8v6.8H1.6z" fill="none" stroke="currentColor" strokeWidth="1.2" />,
  owner: <path d="M5 1l4 4-4 4-4-4z" fill="none" stroke="currentColor" strokeWidth="1.2" />,
};

const colors: Readonly<Record<Role, string>> = {
  driver: 'text-driver',
  device: 'text-device',
  owner: 'text-owner',
  member: 'text-member',
  fault: 'text-fault',
  ok: 'text-ok',
  changed: 'text-changed',
  self: 'text-self',
  clause: 'text-clause',
  operator: 'text-operator',
};

interface Props {
  readonly role: Role;
  /** Yet to come, or not there. */
  readonly hollow?: boolean;
  /** In the colour of the text around it. */
  readonly plain?: boolean;
  readonly className?: string;
}

export const RoleGlyph = ({ role, hollow = false, plain = false, className = 'size-2.5' }: Props) => (
  <svg
    aria-hidden
    viewBox="0 0 10 10"
    className={`inline-block shrink-0 fill-current ${plain ? '' : colors[role]} ${className}`}
  >
    {(hollow && hollowed[role]) || shapes[role]}
  </svg>
);
