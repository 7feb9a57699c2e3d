import type { DeviceId, PfId } from './ids.ts';

/**
 * A number as a scenario writes it: a JSON number, or `0x…` text for what does not fit one. Where a field of a command
 * holds bytes, `hex:00ff` gives them in their order.
 */
export type Numeral = number | string;

/** The number that it stands for, negative ones included; null: none. */
export const numeralOf = (value: Numeral): bigint | null => {
  if (typeof value === 'number' ? Number.isSafeInteger(value) : /^(0x[0-9a-f]+|\d+)$/i.test(value))
    return BigInt(value);
  return null;
};

/** An admin command to send. Fields that are left out are zero; `raw` replaces the whole device-readable part. */
export interface CommandIntent {
  readonly do: 'command';
  readonly owner: PfId;
  /** Number of the administration virtqueue, from 0. */
  readonly queue?: number;
  /** Name of the command in the dialect; not given with `raw`. */
  readonly command?: string;
  readonly header?: Readonly<Record<string, Numeral>>;
  readonly data?: Readonly<Record<string, Numeral>>;
  /** The device-readable part as hex digits, whatever they mean. */
  readonly raw?: string;
  /** Bytes of the device-writable part; without it, what the command's result needs. */
  readonly writable?: number;
  /** Bytes of the device-readable part: cut off, or filled with zeros, at its end; without it, as it was put together. */
  readonly readable?: number;
  /** Bytes of each part before which another descriptor begins, ascending; without them, each part is one. */
  readonly splitReadable?: readonly number[];
  readonly splitWritable?: readonly number[];
  /** Whether the descriptors are an indirect table; without it, several are where that is negotiated. */
  readonly indirect?: boolean;
}

/** A buffer for one of a function's data virtqueues, put together by what it asks for. */
export interface RequestIntent {
  readonly do: 'request';
  readonly device: DeviceId;
  /** What the function's type knows: entropy; read, write, flush, get-id; transmit, receive, control; or a bare buffer. */
  readonly request: 'entropy' | 'read' | 'write' | 'flush' | 'get-id' | 'transmit' | 'receive' | 'control' | 'buffer';
  /** Index of the virtqueue, for a bare buffer. */
  readonly queue?: number;
  /** Sectors of 512 bytes, from 0. */
  readonly sector?: number;
  /** How much: bytes of entropy, of a frame or of a bare buffer's writable part; sectors to read. */
  readonly count?: number;
  /** What the device reads: the sectors, the frame, the control command, as hex digits. */
  readonly bytes?: string;
}

/** Where a driver reaches its function: the virtio structures, the MSI-X table, and configuration space. */
export type StructureName = 'common' | 'notify' | 'isr' | 'device' | 'msix' | 'pci';

/** A driver reads or writes its function at an offset, in a width, legal or not. */
export type AccessIntent =
  | {
      readonly do: 'write-at';
      readonly device: DeviceId;
      readonly structure: StructureName;
      readonly offset: number;
      /** Bytes: 1, 2, 4 or 8. */
      readonly width: number;
      readonly value: Numeral;
    }
  | {
      readonly do: 'read-at';
      readonly device: DeviceId;
      readonly structure: StructureName;
      readonly offset: number;
      readonly width: number;
    };

/**
 * Where the commands that a driver was given wait, and in which order they go on. `command` counts those of the driver
 * from 1, as `PendingCommand.id` does.
 */
export type OrderIntent =
  /**
   * A command goes no further: its driver does not make it available, or the device, once it has it, neither carries it
   * out nor returns it.
   */
  | { readonly do: 'hold'; readonly device: DeviceId; readonly command: number; readonly at: 'driver' | 'device' }
  /** A command that was held goes on. */
  | { readonly do: 'release'; readonly device: DeviceId; readonly command: number }
  /** Two commands of a virtqueue change places: the one goes when the other one would. */
  | { readonly do: 'swap'; readonly device: DeviceId; readonly command: number; readonly with: number };

/**
 * Everything that a person, or the script of a scenario, can want. A closed union of plain data: it is what links and
 * files carry.
 */
export type Intent =
  /** The driver of a function is loaded: it resets the function and initializes it. */
  | { readonly do: 'load-driver'; readonly device: DeviceId }
  /** The driver of a function is unloaded: it resets the function and goes. */
  | { readonly do: 'unload-driver'; readonly device: DeviceId }
  /** NumVFs is written, then VF Enable is set. */
  | { readonly do: 'enable-vfs'; readonly owner: PfId; readonly numVfs: number }
  /** VF Enable is cleared: the VFs vanish at once. */
  | { readonly do: 'disable-vfs'; readonly owner: PfId }
  /** The driver of an owner finds out which commands a group takes, and declares those that it knows. */
  | { readonly do: 'discover'; readonly owner: PfId; readonly group: number; readonly queue?: number }
  /** The owner drivers move the state of a VF to another VF: stop, get parts; there stop, set parts, resume. */
  | { readonly do: 'migrate'; readonly device: DeviceId; readonly to: DeviceId }
  | CommandIntent
  | RequestIntent
  /** A register of the common configuration is written, as a driver would, legal or not. */
  | {
      readonly do: 'write-register';
      readonly device: DeviceId;
      readonly register: string;
      readonly value: Numeral;
    }
  | AccessIntent
  | OrderIntent
  /** The PCI function-level reset. */
  | { readonly do: 'flr'; readonly device: DeviceId }
  /** The driver resets one virtqueue (RING_RESET) and takes its buffers back. */
  | { readonly do: 'reset-queue'; readonly device: DeviceId; readonly queue: number }
  /** The driver enables a virtqueue again that was reset. */
  | { readonly do: 'enable-queue'; readonly device: DeviceId; readonly queue: number }
  /** Bytes of guest memory are changed by hand. */
  | { readonly do: 'edit-memory'; readonly at: Numeral; readonly bytes: string }
  /** The driver asks for used-buffer notifications or not (`VIRTQ_AVAIL_F_NO_INTERRUPT`). */
  | { readonly do: 'set-interrupts'; readonly device: DeviceId; readonly queue: number; readonly wanted: boolean }
  /** The device asks for available-buffer notifications or not (`VIRTQ_USED_F_NO_NOTIFY`). */
  | { readonly do: 'set-notifications'; readonly device: DeviceId; readonly queue: number; readonly wanted: boolean };

/** What is left of a script when its first line was taken once more; `used`: that line is used up. */
export const scriptAfter = (
  script: readonly ScriptLine[],
): { readonly script: readonly ScriptLine[]; readonly used: boolean } => {
  const [line, ...rest] = script;
  if (line?.repeat === undefined) return { script: rest, used: true };
  const { repeat, ...once } = line;
  return { script: [repeat > 2 ? { ...once, repeat: repeat - 1 } : once, ...rest], used: false };
};

/**
 * A line of a script. The operator takes the first one that is left; it waits until nobody else can do anything, unless
 * it is `concurrent`: then it may be taken at any time after the line before it.
 */
export interface ScriptLine {
  readonly intent: Intent;
  readonly concurrent?: true;
  /** What the line is for, in the words of the scenario. */
  readonly label?: string;
  /** The step of a recipe that the line belongs to. */
  readonly recipe?: number;
  /** How often it is still to be taken, one time after another; once without it. */
  readonly repeat?: number;
  /** The line only sets the scene: no expectation depends on it. */
  readonly scenery?: true;
}
