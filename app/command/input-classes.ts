/** How what can be typed or chosen looks. */
export const inputClass =
  'h-6 min-w-0 rounded-1 border border-rule bg-surface px-1.5 font-mono aria-invalid:border-fault aria-invalid:outline aria-invalid:outline-fault';
export const selectClass = 'h-6 min-w-0 rounded-1 border border-rule bg-surface px-1';
