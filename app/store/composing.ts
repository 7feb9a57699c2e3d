import type { Draft, Response } from '../../engine/protocol/messages.ts';
import type { PartView } from '../../engine/view/parts/bytes.ts';
import type { CommandIntent } from '../../engine/world/intent.ts';
import { ask } from './engine.ts';

export type Rejected = Extract<Response, { readonly type: 'rejected' }>;

/** Bytes and fields of a command that is being composed; rejects with an `EngineCrash` only. */
export const compose = async (command: CommandIntent): Promise<Draft | Rejected> => {
  const answer = await ask({ type: 'compose', command });
  return answer.type === 'draft' ? answer.draft : answer;
};

/** Fields of bytes that were typed. */
export const decode = async (
  part: 'readable' | 'writable',
  hex: string,
  opcode?: number,
): Promise<PartView | Rejected> => {
  const answer = await ask({ type: 'decode', part, hex, ...(opcode !== undefined && { opcode }) });
  return answer.type === 'decoded' ? answer.part : answer;
};
