import { selectClass } from '../command/input-classes.ts';
import { registers as text } from '../text/registers.ts';

interface Props {
  readonly value: number;
  /** Largest width in bytes. */
  readonly most: number;
  readonly onChange: (width: number) => void;
}

/** How many bits an access has. */
export const WidthPicker = ({ value, most, onChange }: Props) => (
  <select
    aria-label={text.width}
    value={value}
    onChange={event => onChange(Number(event.target.value))}
    className={selectClass}
  >
    {[1, 2, 4, 8]
      .filter(width => width <= most)
      .map(width => (
        <option key={width} value={width}>
          {text.bits(width)}
        </option>
      ))}
  </select>
);
