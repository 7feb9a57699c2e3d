/** `assign-features-to-vf-2.json` */
const fileName = (title: string, extension: string): string => {
  const name = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${name || 'scenario'}.${extension}`;
};

const types: Readonly<Record<string, string>> = { json: 'application/json', svg: 'image/svg+xml' };

/** Saves a text as a file; it is made here, nothing is sent. */
export const saveText = (title: string, extension: string, text: string): void => {
  const type = types[extension.split('.').at(-1) ?? ''] ?? 'text/plain';
  saveBlob(title, extension, new Blob([text], { type }));
};

export const saveBlob = (title: string, extension: string, blob: Blob): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName(title, extension);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
