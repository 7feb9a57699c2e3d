import { type ReactNode, useId, useState } from 'react';
import type { ComparedSide, ComparisonView } from '../../engine/protocol/messages.ts';
import { useMedia } from '../shell/use-media.ts';
import { actions, useApp } from '../store/app-state.ts';
import { compare as text } from '../text/compare.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Opener } from '../ui/Opener.tsx';
import { Popup } from '../ui/Popup.tsx';
import { asOwn, none, nothingChosen, type SideName, withReading } from './args.ts';

const box = 'h-7 min-w-0 max-w-full rounded-1 border border-rule bg-surface px-1.5 text-ink hover:border-ink';

/** As wide as what it names, where the browser can do that. */
const fitting =
  '[field-sizing:content] supports-[field-sizing:content]:w-auto supports-[field-sizing:content]:min-w-48';

/** What is compared with what: a known pair, or two texts of one's own choice; who writes the commands. */
export const Choice = ({ view }: { readonly view: ComparisonView }) => {
  const narrow = useMedia('(max-width: 699px)');
  const sides = (
    <>
      <Version view={view} name="left" />
      <Swap view={view} />
      <Version view={view} name="right" />
      <Sender view={view} />
    </>
  );
  return (
    <section aria-label={text.choice} className={`${row} shrink-0 border-hair border-b bg-sunken px-4 py-2`}>
      <Known view={view} />
      {narrow ? (
        <details className="w-full">
          <summary className="min-h-6 text-ink-2">{text.bySide}</summary>
          <div className={row}>{sides}</div>
        </details>
      ) : (
        sides
      )}
      <Foreign />
    </section>
  );
};

/** Which scenario is compared, where that is not the run; and the way back to the run. */
const Foreign = () => {
  const file = useApp(state => state.study?.args.file);
  const entry = useApp(state => state.library?.find(each => each.file === file));
  if (file === undefined) return null;
  return (
    <p className="flex w-full flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
      <span>{text.foreign(entry?.title ?? file)}</span>
      <Button onClick={() => actions.setStudy(nothingChosen)}>{text.ownRun}</Button>
    </p>
  );
};

const row = 'flex flex-wrap items-end gap-x-4 gap-y-2';

/** A control with its name above; the name is its label. */
const Field = ({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) => {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col">
      <label htmlFor={id} className="text-ink-3 text-t1">
        {label}
      </label>
      {children(id)}
    </div>
  );
};

const Known = ({ view: { known, chosen } }: { readonly view: ComparisonView }) => {
  const shown = known.find(({ id }) => id === chosen);
  const own = known.filter(({ file }) => file === null);
  const others = known.filter(({ file }) => file !== null);
  const option = ({ id, title, text: hint }: (typeof known)[number]) => (
    <option key={id} value={id} title={hint}>
      {title}
    </option>
  );
  return (
    <Field label={text.known}>
      {id => (
        <select
          id={id}
          value={chosen ?? ''}
          title={shown && `${shown.title}. ${shown.text}`}
          onChange={({ target: { value } }) => {
            const found = known.find(each => each.id === value);
            if (found) actions.setStudy({ ...none, known: found.id, ...(found.file !== null && { file: found.file }) });
          }}
          className={`${box} ${fitting} w-92.5 font-semibold`}
        >
          {chosen === null && <option value="">{text.own}</option>}
          <optgroup label={text.here}>{own.map(option)}</optgroup>
          <optgroup label={text.library}>{others.map(option)}</optgroup>
        </select>
      )}
    </Field>
  );
};

const Version = ({ view, name }: { readonly view: ComparisonView; readonly name: SideName }) => {
  const side = view[name];
  return (
    <div className="flex min-w-0 items-end gap-1">
      <Field label={text.version(text.sides[name])}>
        {id => (
          <select
            id={id}
            value={side.dialect.id}
            title={side.dialect.title}
            onChange={({ target: { value } }) => actions.setStudy({ ...asOwn(view), [name]: value })}
            className={`${box} ${fitting} w-70`}
          >
            {view.dialects.map(each => (
              <option key={each.id} value={each.id}>
                {each.title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Readings view={view} name={name} side={side} />
    </div>
  );
};

interface ReadingsProps {
  readonly view: ComparisonView;
  readonly name: SideName;
  readonly side: ComparedSide;
}

/** Every amendment and every open point of a side, as a form. */
const Readings = ({ view, name, side }: ReadingsProps) => {
  const [open, setOpen] = useState(false);
  const changed = side.chips.length;
  const label = text.readings(text.sides[name]);
  return (
    <Opener
      open={open}
      toggle={() => setOpen(!open)}
      beside={anchor => (
        <Popup anchor={anchor} label={label} onClose={() => setOpen(false)}>
          <div className="min-h-0 flex-1 overflow-y-auto">
            {side.switches.map(({ id, title, chosen, byDefault, readings }) => (
              <fieldset key={id} className="border-hair border-t px-4 py-2 first:border-t-0">
                <legend className="float-left mb-0.5 w-full font-semibold">{title}</legend>
                <div className="clear-both">
                  {readings.map(reading => (
                    <label key={reading.id} className="flex min-h-6 cursor-pointer items-baseline gap-2 py-0.5">
                      <input
                        type="radio"
                        name={`${name} ${id}`}
                        checked={reading.id === chosen}
                        onChange={() =>
                          actions.setStudy({ ...asOwn(view), [name]: withReading(side.text, id, reading.id) })
                        }
                        className="relative top-0.5 accent-ink"
                      />
                      <span className="flex-1">{reading.text}</span>
                      {reading.id === byDefault && <span className="text-ink-3 text-t1">{text.isDefault}</span>}
                    </label>
                  ))}
                </div>
              </fieldset>
            ))}
          </div>
        </Popup>
      )}
      aria-label={label}
      className={`${box} flex items-center gap-1`}
    >
      {text.readingsOf}
      {changed > 0 && <b className="font-mono">{changed}</b>}
      <Icon name="down" />
    </Opener>
  );
};

const Swap = ({ view }: { readonly view: ComparisonView }) => {
  const { left, right, sender } = view;
  const other = { each: undefined, left: 'right', right: 'left' }[sender];
  return (
    <Button
      aria-label={text.swap}
      title={text.swap}
      onClick={() => actions.setStudy({ ...none, left: right.text, right: left.text, sender: other })}
      className="px-1.5"
    >
      <svg aria-hidden viewBox="0 0 12 12" className="size-3">
        <path
          d="M1 4h9M7.5 1.5 10 4 7.5 6.5M11 8H2M4.5 5.5 2 8l2.5 2.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.2"
        />
      </svg>
    </Button>
  );
};

const Sender = ({ view }: { readonly view: ComparisonView }) => (
  <Field label={text.sender}>
    {id => (
      <select
        id={id}
        value={view.sender}
        title={text.senderTexts[view.sender]}
        onChange={({ target: { value } }) => actions.setStudy({ ...asOwn(view), sender: value })}
        className={`${box} w-48`}
      >
        {(['each', 'left', 'right'] as const).map(sender => (
          <option key={sender} value={sender}>
            {text.senders[sender]}
          </option>
        ))}
      </select>
    )}
  </Field>
);
