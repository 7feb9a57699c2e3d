import type { Studies } from '../../engine/protocol/messages.ts';
import { selectClass } from '../command/input-classes.ts';
import { decode as text } from '../text/decode.ts';
import { Choice } from '../ui/Choice.tsx';
import { optionsOf, Segmented } from '../ui/Segmented.tsx';

type Choices = Studies['decode']['found']['choices'];

export interface DecodeArgs {
  readonly dialect: string;
  readonly part: 'readable' | 'writable' | 'struct';
  readonly opcode: string | undefined;
  readonly struct: string | undefined;
  readonly command: string | undefined;
}

interface Props {
  readonly args: DecodeArgs;
  readonly choices: Choices | null;
  /** Name of the command that the bytes, or the command that they answer, say by themselves. */
  readonly itself: string | null;
  readonly onChange: (some: Readonly<Record<string, string | undefined>>) => void;
}

const parts = ['readable', 'writable', 'struct'] as const;
const families = ['commands', 'rings', 'registers', 'devices'] as const;

/** What the bytes are to be read as. */
export const Question = ({ args, choices, itself, onChange }: Props) => (
  <form aria-label={text.ask} onSubmit={event => event.preventDefault()} className="flex flex-wrap items-end gap-3">
    <Choice label={text.dialect}>
      <select
        value={args.dialect}
        onChange={event => onChange({ dialect: event.target.value, readings: undefined, opcode: undefined })}
        className={selectClass}
      >
        {(choices?.dialects ?? []).map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </Choice>
    <Segmented
      label={text.part}
      options={optionsOf(parts, text.parts)}
      value={args.part}
      onChange={part => onChange({ part })}
    />
    {args.part === 'struct' ? (
      <Choice label={text.struct}>
        <select
          value={args.struct}
          onChange={event => onChange({ struct: event.target.value })}
          className={selectClass}
        >
          {families.map(family => (
            <optgroup key={family} label={text.families[family]}>
              {(choices?.structs ?? [])
                .filter(each => each.family === family)
                .map(({ name }) => (
                  <option key={name}>{name}</option>
                ))}
            </optgroup>
          ))}
        </select>
      </Choice>
    ) : (
      <Choice label={text.opcode}>
        <select
          value={args.opcode ?? ''}
          onChange={event => onChange({ opcode: event.target.value })}
          className={selectClass}
        >
          <option value="">{unsaid(args, itself)}</option>
          {(choices?.commands ?? []).map(({ opcode, name }) => (
            <option key={opcode} value={opcode}>
              {`${opcode} ${name}`}
            </option>
          ))}
        </select>
      </Choice>
    )}
  </form>
);

/** What decides when nobody chooses a command. */
const unsaid = ({ part, command }: DecodeArgs, itself: string | null): string => {
  if (part === 'readable') return text.byItself;
  return command === undefined ? text.headerAlone : text.answered(itself ?? '?');
};
