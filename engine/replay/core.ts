import type { AccessRegister } from '../pci/registers.ts';
import type { HostEvent } from './respondent.ts';

/** One function behind its transport: what `transport.ts` turns accesses of any width into. */
export interface Core {
  readRegister(register: AccessRegister): number;
  writeRegister(register: AccessRegister, value: number): void;
  /** Reading clears. */
  readIsr(): number;
  config(): Uint8Array;
  writeConfig(at: number, bytes: Uint8Array): void;
  notify(queue: number): void;
  settle(): void;
  /** The first entries of the table are programmed and unmasked, the others stay masked. */
  enableMsix(entries: number): void;
  mask(entry: number, masked: boolean): void;
  pending(): readonly number[];
  fired(): readonly number[];
  host(event: HostEvent): void;
  /** Whether the configuration access window shows something when it names this BAR. */
  windowReaches(bar: number): boolean;
  /** The bus master bit of the PCI command register was written. */
  busMaster(on: boolean): void;
}

/** All functions of a device, and the guest's memory. Function 0 is the device itself, n is VF n. */
export interface Machine {
  core(fn: number): Core;
  /** VFs 1 to `count` are there now; 0: none. */
  setVfs(count: number): void;
  readMemory(at: number, length: number): Uint8Array;
  writeMemory(at: number, bytes: Uint8Array): void;
  lost(): 'hang' | 'abort' | null;
  /** What a VF shows in configuration space, where that is open to mistakes. */
  readonly vf: { readonly interruptPin: number; readonly commandWritable: number };
}
