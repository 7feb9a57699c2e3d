/** A ring of descriptors around a device. */
export const Logo = () => (
  <svg aria-hidden viewBox="0 0 18 18" className="size-4.5 shrink-0 text-ink">
    <circle cx="9" cy="9" r="7" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="3.5 2" />
    <path d="M6.5 6.5h5v5h-5z" fill="currentColor" />
  </svg>
);
