/** `assign-features-to-vf-2.json` */
const fileName = (title: string): string => {
  const name = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${name || 'scenario'}.json`;
};

/** Saves the text of a scenario as a file; it is made here, nothing is sent. */
export const download = (title: string, text: string): void => {
  const blob = new Blob([text], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName(title);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
