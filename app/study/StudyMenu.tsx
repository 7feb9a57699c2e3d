import { type RefObject, useId } from 'react';
import { actions, useApp } from '../store/app-state.ts';
import { type StudyName, studies } from '../store/study-slice.ts';
import { study as text } from '../text/study.ts';
import { Icon } from '../ui/Icon.tsx';
import { Popup } from '../ui/Popup.tsx';

/** All pages beside the run. */
const StudyMenu = ({ anchor }: { readonly anchor: RefObject<HTMLElement | null> }) => (
  <Popup anchor={anchor} label={text.title} onClose={actions.closeOverlay}>
    <p className="border-hair border-b px-4 py-2.5 text-ink-2">{text.intro}</p>
    <ul className="min-h-0 flex-1 overflow-y-auto py-1">
      {studies.map(name => (
        <li key={name}>
          <Entry name={name} />
        </li>
      ))}
    </ul>
  </Popup>
);

const Entry = ({ name }: { readonly name: StudyName }) => {
  const id = useId();
  const open = useApp(state => state.study?.name === name);
  return (
    <button
      type="button"
      aria-current={open}
      aria-labelledby={id}
      aria-describedby={`${id}-more`}
      onClick={() => (open ? actions.closeOverlay() : actions.openStudy(name))}
      className="grid w-full grid-cols-[--spacing(4)_minmax(0,1fr)] gap-x-1 px-4 py-1.5 text-left hover:bg-ink/5 focus-visible:-outline-offset-2"
    >
      <span className="pt-0.5">{open && <Icon name="check" />}</span>
      <b id={id} className="font-semibold">
        {text.names[name]}
      </b>
      <span id={`${id}-more`} className="col-start-2 text-ink-2">
        {text.about[name]}
      </span>
    </button>
  );
};

export default StudyMenu;
