/** The bar across the line from a driver to its function: closed, nothing can be assigned any more. */
export const GateBar = ({ open }: { readonly open: boolean }) => (
  <svg aria-hidden viewBox="0 0 28 6" className="h-1.5 w-7 text-ink-2">
    {open ? (
      <path d="M0 1.5h8v3H0zM20 1.5h8v3h-8z" fill="currentColor" />
    ) : (
      <path d="M0 1.5h28v3H0z" fill="currentColor" />
    )}
  </svg>
);
