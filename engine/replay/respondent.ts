/** What happens outside of the driver: the link goes up or down, the disk gets another size in bytes. */
export type HostEvent = { readonly link: boolean } | { readonly diskBytes: number };

/**
 * A device that a recorded driver talks to: registers by their regions, guest memory, PCI configuration space. Offsets
 * and widths are in bytes, and accesses arrive in any width.
 */
export interface Respondent {
  read(region: string, offset: number, width: number): bigint;
  write(region: string, offset: number, width: number, value: bigint): void;
  readMemory(at: number, length: number): Uint8Array;
  writeMemory(at: number, bytes: Uint8Array): void;
  /** The device does what there is to do. */
  settle(): void;
  enableMsix(entries: number): void;
  /** The number of entries of the MSI-X table. */
  vectors(): number;
  mask(entry: number, masked: boolean): void;
  pending(): readonly number[];
  /** Entries that have fired since this was asked last, ascending. */
  fired(): readonly number[];
  readPci(fn: string | null, offset: number, width: number): number;
  writePci(fn: string | null, offset: number, width: number, value: number): void;
  bars(): readonly Readonly<Record<string, unknown>>[];
  host(event: HostEvent): void;
  enableVfs(count: number): void;
  /** Register accesses go to this function from now on. */
  use(fn: string): void;
  /** How the emulator was lost; null: it runs. */
  lost(): 'hang' | 'abort' | null;
}
