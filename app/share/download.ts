/** `assign-features-to-vf-2.json` */
const fileName = (title: string, extension: string): string => {
  const name = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${name || 'scenario'}.${extension}`;
};

/** Saves a text as a file; it is made here, nothing is sent. */
export const saveText = (title: string, extension: string, text: string): void => {
  const type = extension.endsWith('json') ? 'application/json' : 'text/plain';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = fileName(title, extension);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
