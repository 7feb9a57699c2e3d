import { type RefObject, useId } from 'react';
import { actions, useApp } from '../store/app-state.ts';
import { type StudyName, studies } from '../store/study-slice.ts';
import { presenter } from '../text/presenter.ts';
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
      <li className="mt-1 border-hair border-t pt-1">
        <Presenting name={presenter.enter} about={presenter.enterAbout} work={async () => (await start()).present()} />
      </li>
      <li>
        <Presenting
          name={presenter.enterCues}
          about={presenter.enterCuesAbout}
          work={async () => (await start()).presentWithCues()}
        />
      </li>
    </ul>
  </Popup>
);

/** Fetched when somebody presents. */
const start = () => import('../presenter/start.ts');

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

interface PresentingProps {
  readonly name: string;
  readonly about: string;
  readonly work: () => unknown;
}

/** No page beside the run, but another way to show it. */
const Presenting = ({ name, about, work }: PresentingProps) => {
  const id = useId();
  return (
    <button
      type="button"
      aria-labelledby={id}
      aria-describedby={`${id}-more`}
      onClick={() => {
        actions.closeOverlay();
        work();
      }}
      className="grid w-full grid-cols-[--spacing(4)_minmax(0,1fr)] gap-x-1 px-4 py-1.5 text-left hover:bg-ink/5 focus-visible:-outline-offset-2"
    >
      <span className="pt-0.5">
        <Icon name="projector" />
      </span>
      <b id={id} className="font-semibold">
        {name}
      </b>
      <span id={`${id}-more`} className="col-start-2 text-ink-2">
        {about}
      </span>
    </button>
  );
};

export default StudyMenu;
