import { FileButton } from '../library/FileButton.tsx';
import { actions } from '../store/app-state.ts';
import { recording as text } from '../text/recording.ts';
import { Button } from '../ui/Button.tsx';

/** Nothing is open: what can be dropped, and what lies ready. */
export const Empty = () => (
  <div className="mx-auto flex max-w-2xl flex-col gap-4 px-4 py-10">
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border border-edge border-dashed p-4">
      <p className="font-semibold text-t4">{text.empty.title}</p>
      <FileButton words={text.choose} />
      <p className="basis-full text-ink-2">{text.local}</p>
    </div>
    <dl className="flex flex-col gap-2">
      {text.empty.what.map(([what, about]) => (
        <div key={what}>
          <dt className="font-semibold">{what}</dt>
          <dd className="text-ink-2">{about}</dd>
        </div>
      ))}
    </dl>
    <p className="text-ink-2">{text.empty.format}</p>
    <section aria-label={text.empty.examples} className="border-hair border-t pt-3">
      <h3 className="pb-2 font-semibold">{text.empty.examples}</h3>
      <ul className="flex flex-wrap gap-2">
        {Object.entries(text.examples).map(([example, title]) => (
          <li key={example}>
            <Button onClick={() => actions.setStudy({ example })} className="">
              {title}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  </div>
);
