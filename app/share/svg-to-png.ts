/** An SVG text as a PNG with so many pixels for each of its own; the browser draws it, nothing is sent. */
export const svgToPng = async (svg: string, scale: number): Promise<Blob> => {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('the browser drew nothing'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(image.src);
  }
};
