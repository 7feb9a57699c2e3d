import type { RngData } from '../../world/device-data.ts';
import type { Request, Served } from './request.ts';

/** Fills the whole buffer. Source: entropy device, "Device Operation". */
export const serveRng = (data: RngData, { writableBytes }: Request): Served => {
  const bytes = Uint8Array.from({ length: writableBytes }, (_, k) => (data.next + k) & 0xff);
  return {
    data: { ...data, next: (data.next + writableBytes) & 0xff },
    pieces: [{ at: 0, bytes }],
    used: writableBytes,
    told: `gives ${writableBytes} bytes of entropy`,
  };
};
