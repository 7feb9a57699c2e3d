import { type ReactNode, useState } from 'react';
import { editor as text } from '../text/editor.ts';
import { Button } from '../ui/Button.tsx';
import { useAt, useDraft } from './draft-context.ts';
import { type Json, listIn, type Path } from './json.ts';

interface Offered {
  readonly expectation: unknown;
  readonly text: string;
}

interface Props<T extends Offered> {
  /** The list that they are added to. */
  readonly path: Path;
  readonly offered: readonly T[];
  readonly hint: string;
  /** All of them, or none, by one press. */
  readonly many?: boolean;
  /** What is said of one; `known`: it is in the list already. */
  readonly note: (each: T, known: boolean) => ReactNode;
  readonly addText: (count: number) => string;
  readonly className?: string;
  readonly done: () => void;
}

/** What is so, to be ticked one by one and added to what is to be so. */
export const OfferedExpectations = <T extends Offered>(props: Props<T>) => {
  const { path, offered, hint, many = false, note, addText, className = '', done } = props;
  const { edit } = useDraft();
  const list = listIn(useAt(path));
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const known = new Set(list.map(each => JSON.stringify(each)));
  const isKnown = (i: number): boolean => known.has(JSON.stringify(offered[i]?.expectation));
  const free = offered.map((_, i) => i).filter(i => !isKnown(i));
  const ticked = free.filter(i => chosen.has(i));
  const toggle = (i: number): void =>
    setChosen(before => new Set(before.has(i) ? [...before].filter(k => k !== i) : [...before, i]));
  const add = (): void => {
    edit(path, [...list, ...ticked.map(i => offered[i]?.expectation as Json)]);
    done();
  };
  return (
    <>
      <p className="text-ink-2">{hint}</p>
      {many && (
        <div className="flex gap-2">
          <Button onClick={() => setChosen(new Set(free))}>{text.all}</Button>
          <Button onClick={() => setChosen(new Set())}>{text.none}</Button>
        </div>
      )}
      <ul className={className}>
        {offered.map((each, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is offered is its place.
          <li key={i} className="border-hair border-t">
            <label className="flex min-h-7 items-baseline gap-2 py-1">
              <input
                type="checkbox"
                disabled={isKnown(i)}
                checked={isKnown(i) || chosen.has(i)}
                onChange={() => toggle(i)}
                className="relative top-0.5 size-4 shrink-0 accent-ink"
              />
              <span className="min-w-0 flex-1 break-words">{each.text}</span>
              {note(each, isKnown(i))}
            </label>
          </li>
        ))}
      </ul>
      <div className="flex gap-2">
        <Button primary disabled={ticked.length === 0} onClick={add}>
          {addText(ticked.length)}
        </Button>
        <Button onClick={done}>{text.cancel}</Button>
      </div>
    </>
  );
};
