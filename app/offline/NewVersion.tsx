import { useStore } from '../store/store.ts';
import { offline as text } from '../text/offline.ts';
import { Button } from '../ui/Button.tsx';
import { takeNewVersion } from './keep-offline.ts';

/** Says that there is a newer version; the run goes on with the one that it began with. */
const NewVersion = () => (
  <section
    aria-label={text.title}
    className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-hair border-b bg-raised px-4 py-1.5"
  >
    <p role="status" className="min-w-0 flex-1">
      <b className="font-semibold">{text.title}.</b> {text.hint}
    </p>
    <span className="flex gap-2">
      <Button onClick={() => useStore.setState({ newVersion: false })}>{text.later}</Button>
      <Button primary onClick={takeNewVersion}>
        {text.take}
      </Button>
    </span>
  </section>
);

export default NewVersion;
