import type { FunctionState } from '../world/function-state.ts';

/** The command register in configuration space, and the bit that lets a function read and write memory. Source: PCI. */
export const COMMAND_AT = 4;
export const BUS_MASTER = 4;

/** Whether a function may read and write guest memory, and so send messages; it may until somebody forbids it. */
export const isBusMaster = ({ pci }: FunctionState): boolean => ((pci?.[COMMAND_AT] ?? BUS_MASTER) & BUS_MASTER) !== 0;
