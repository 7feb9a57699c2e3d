import { useRef, useState } from 'react';
import type { Shared } from '../../engine/protocol/messages.ts';
import { ownNames } from '../language/names.ts';
import { type Embed, readOrigin, writeEmbed } from '../store/embed.ts';
import { languages } from '../text/catalogue.ts';
import { embedCode as text } from '../text/embed.ts';
import { language as languageText } from '../text/language.ts';
import { Icon } from '../ui/Icon.tsx';
import { optionsOf, Segmented } from '../ui/Segmented.tsx';
import { Tick } from '../ui/Tick.tsx';
import { addressOf } from './address-of.ts';
import { CopyButton } from './CopyButton.tsx';
import { embedCode, isSize } from './embed-code.ts';

const themes = ['system', 'light', 'dark'] as const;
const FIELD = 'h-8 rounded-1 border border-rule bg-surface px-2 text-ink aria-invalid:border-fault';

/** The run as a frame in a page of somebody's own, with what can be done there. */
export const EmbedCode = ({ shared }: { readonly shared: Shared }) => {
  const [readOnly, setReadOnly] = useState(true);
  const [bare, setBare] = useState(false);
  const [theme, setTheme] = useState<Embed['theme']>(null);
  const [language, setLanguage] = useState<Embed['language']>(null);
  const [size, setSize] = useState({ width: '100%', height: '600' });
  const [host, setHost] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);

  const origin = readOrigin(host.trim());
  const bad = host.trim() !== '' && origin === null;
  const choices = writeEmbed({ readOnly, controls: !bare, theme, language, host: origin });
  const code = embedCode({
    title: shared.scenario.title,
    address: `${addressOf(shared.fragment)}${choices}`,
    width: isSize(size.width) ? size.width : '100%',
    height: isSize(size.height) ? size.height : '600',
  });
  const ticks = [
    [text.readOnly, text.readOnlyHint, readOnly, setReadOnly],
    [text.bare, text.bareHint, bare, setBare],
  ] as const;

  return (
    <details className="group border-hair border-t pt-3">
      <summary className="flex min-h-6 items-center gap-2 font-semibold">
        <Icon name="right" className="group-open:rotate-90" />
        {text.title}
      </summary>
      <div className="flex flex-col gap-3 pt-2">
        <p className="text-ink-2">{text.about}</p>
        <div className="flex flex-col">
          {ticks.map(([label, hint, checked, set]) => (
            <Tick key={label} checked={checked} onChange={set}>
              {label} <span className="text-ink-3">{hint}</span>
            </Tick>
          ))}
        </div>
        <div className="flex flex-wrap items-end gap-3">
          <Segmented
            label={text.theme}
            options={optionsOf(themes, text.themes)}
            value={theme ?? 'system'}
            onChange={chosen => setTheme(chosen === 'system' ? null : chosen)}
          />
          <label className="flex flex-col gap-1 text-ink-2">
            {languageText.title}
            <select
              value={language ?? 'system'}
              onChange={event => setLanguage(languages.find(each => each === event.target.value) ?? null)}
              className={FIELD}
            >
              <option value="system">{languageText.system}</option>
              {languages.map(each => (
                <option key={each} value={each} lang={each} translate="no">
                  {ownNames[each]}
                </option>
              ))}
            </select>
          </label>
          {(['width', 'height'] as const).map(name => (
            <label key={name} className="flex flex-col gap-1 text-ink-2">
              {text[name]}
              <input
                value={size[name]}
                aria-invalid={!isSize(size[name])}
                onChange={event => setSize({ ...size, [name]: event.target.value.trim() })}
                className={`${FIELD} w-20 font-mono`}
              />
            </label>
          ))}
        </div>
        <label className="flex flex-col gap-1 text-ink-2">
          {text.host}
          <input
            value={host}
            placeholder={text.hostHint}
            aria-invalid={bad}
            aria-describedby="embed-host"
            onChange={event => setHost(event.target.value)}
            className={FIELD}
          />
          <span id="embed-host" data-bad={bad} className="text-ink-3 data-[bad=true]:text-fault">
            {bad ? text.badHost : text.hostHint}
          </span>
        </label>
        <label className="flex flex-col gap-1 text-ink-2">
          {text.code}
          <textarea
            ref={field}
            readOnly
            rows={4}
            value={code}
            onFocus={event => event.target.select()}
            className="break-all rounded-1 border border-rule bg-sunken p-2 font-mono text-ink"
          />
        </label>
        <p>
          <CopyButton what={code} text={text} disabled={bad} select={() => field.current?.select()} />
        </p>
      </div>
    </details>
  );
};
