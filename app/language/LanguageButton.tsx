import { actions, useApp } from '../store/app-state.ts';
import { tongues } from '../store/preferences-slice.ts';
import { language as text } from '../text/language.ts';
import { Icon } from '../ui/Icon.tsx';
import { Opener } from '../ui/Opener.tsx';
import { Popup } from '../ui/Popup.tsx';
import { ownNames } from './names.ts';

/** How the page speaks, and the choice of it. */
const LanguageButton = () => {
  const spoken = useApp(state => state.language);
  const preferred = useApp(state => state.preferences.language);
  const open = useApp(state => state.overlay === 'language');
  const label = text.button(ownNames[spoken]);
  return (
    <Opener
      open={open}
      toggle={() => actions.toggleOverlay('language')}
      beside={anchor => (
        <Popup anchor={anchor} label={text.title} onClose={actions.closeOverlay}>
          <ul className="py-1">
            {tongues.map(name => (
              <li key={name}>
                <button
                  type="button"
                  {...(name !== 'system' && { lang: name, translate: 'no' })}
                  aria-current={name === preferred}
                  onClick={() => {
                    actions.closeOverlay();
                    actions.prefer({ language: name });
                  }}
                  className="grid min-h-8 w-full grid-cols-[--spacing(4)_minmax(0,1fr)] items-center gap-x-1 px-4 py-1 text-left hover:bg-ink/5 focus-visible:-outline-offset-2"
                >
                  <span>{name === preferred && <Icon name="check" />}</span>
                  {name === 'system' ? text.system : ownNames[name]}
                </button>
              </li>
            ))}
          </ul>
        </Popup>
      )}
      aria-label={label}
      title={label}
      translate="no"
      className="inline-flex h-7 w-8 shrink-0 items-center justify-center rounded-1 border border-rule text-ink uppercase hover:border-ink"
    >
      {spoken}
    </Opener>
  );
};

export default LanguageButton;
