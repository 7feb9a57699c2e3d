interface Option<T extends string> {
  readonly value: T;
  readonly text: string;
}

/** Some of the things that have names, to be chosen from. */
export const optionsOf = <T extends string>(
  values: readonly T[],
  names: Readonly<Record<T, string>>,
): readonly Option<T>[] => values.map(value => ({ value, text: names[value] }));

interface Props<T extends string> {
  readonly label: string;
  readonly options: readonly Option<T>[];
  /** Null: none of them. */
  readonly value: T | null;
  readonly onChange: (value: T) => void;
}

/** One of a few, all in sight. */
export const Segmented = <T extends string>({ label, options, value, onChange }: Props<T>) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one line in every browser.
  <div role="group" aria-label={label} className="flex h-7 shrink-0 overflow-hidden rounded-1 border border-rule">
    {options.map(option => (
      <button
        key={option.value}
        type="button"
        aria-pressed={option.value === value}
        onClick={() => onChange(option.value)}
        className="px-2.5 text-ink-2 hover:text-ink focus-visible:-outline-offset-2 aria-pressed:bg-ink/12 aria-pressed:font-semibold aria-pressed:text-ink [&+&]:border-rule [&+&]:border-l"
      >
        {option.text}
      </button>
    ))}
  </div>
);
