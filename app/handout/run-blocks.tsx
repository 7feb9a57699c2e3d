import type { HandoutCommand, HandoutView } from '../../engine/protocol/messages.ts';
import { addressOf } from '../share/address-of.ts';
import { handout as text } from '../text/handout.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { functionLines } from './function-lines.ts';
import { bytesBlock, Picture, Rule, Sentence } from './Moment.tsx';
import { Qr } from './Qr.tsx';
import type { Block } from './Sheets.tsx';

/** A run on paper, block by block. */
export const runBlocks = (view: HandoutView): readonly Block[] => [
  { key: 'head', content: <Head view={view} />, first: true },
  ...view.moments.flatMap(moment => [
    { key: `step ${moment.step}`, content: <RunMoment moment={moment} /> },
    ...bytesBlock(moment, `${moment.step}`),
  ]),
  { key: 'commands', content: <Commands view={view} /> },
  { key: 'open', content: <OpenIt view={view} /> },
];

const Head = ({ view }: { readonly view: HandoutView }) => (
  <>
    <p className="handout-small">{text.made}</p>
    <h3 lang="en" className="handout-title">
      {view.title}
    </h3>
    {view.summary !== '' && (
      <p lang="en" className="handout-lead">
        {view.summary}
      </p>
    )}
    <p>
      {view.dialect}. {text.length(view.end, view.digest)}.
    </p>
    {view.readings.length > 0 && (
      <>
        <h4>{text.readings}</h4>
        <ul>
          {view.readings.map(reading => (
            <li key={reading}>{reading}</li>
          ))}
        </ul>
      </>
    )}
    <h4>{text.whoIsThere}</h4>
    <ul>
      {functionLines(view.topology).map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
    {view.moments.length === 0 && <p>{text.nothingChosen}</p>}
    {view.leftOut > 0 && <p className="handout-small">{text.leftOut(view.leftOut)}</p>}
  </>
);

const RunMoment = ({ moment }: { readonly moment: HandoutView['moments'][number] }) => (
  <>
    <h4 className="handout-moment">
      <span className="handout-step">
        {text.step} {moment.step}
      </span>
      {moment.recipe && <span lang="en">{`· ${text.recipe(moment.recipe.number, moment.recipe.title)}`}</span>}
    </h4>
    <Sentence moment={moment} />
    {moment.notes.map(note => (
      <p key={note} className="handout-note">
        <b>{text.note}</b> {note}
      </p>
    ))}
    {moment.clause && <Rule clause={moment.clause} />}
    <Picture moment={moment} />
  </>
);

const Commands = ({ view: { commands, moreCommands } }: { readonly view: HandoutView }) => (
  <>
    <h4>{text.commands.title}</h4>
    {commands.length === 0 ? (
      <p>{text.commands.none}</p>
    ) : (
      <table>
        <thead>
          <tr>
            <th scope="col" className="handout-number">
              {text.commands.columns.number}
            </th>
            <th scope="col">{text.commands.columns.command}</th>
            <th scope="col">{text.commands.columns.steps}</th>
            <th scope="col">{text.commands.columns.outcome}</th>
            <th scope="col" className="handout-number">
              {text.commands.columns.used}
            </th>
          </tr>
        </thead>
        <tbody>
          {commands.map(command => (
            <Command
              key={`${command.owner} ${command.id}`}
              command={command}
              owner={commands.some(({ owner }) => owner !== command.owner)}
            />
          ))}
        </tbody>
      </table>
    )}
    {moreCommands > 0 && <p className="handout-small">{text.commands.more(moreCommands)}</p>}
  </>
);

const Command = ({ command, owner }: { readonly command: HandoutCommand; readonly owner: boolean }) => (
  <tr>
    <td className="handout-number">{owner ? `${command.owner} ${command.id}` : command.id}</td>
    <th scope="row">{command.title}</th>
    <td className="handout-mono">{text.commands.steps(command.given, command.answered)}</td>
    <td>
      {command.ok !== null && <RoleGlyph role={command.ok ? 'ok' : 'fault'} />} {command.outcome}
      {command.why && (
        <>
          {' '}
          <span className="handout-small">
            {command.why.text} <span className="handout-mono">{command.why.clause}</span>
          </span>
        </>
      )}
    </td>
    <td className="handout-number">{command.used}</td>
  </tr>
);

const OpenIt = ({ view: { link, step } }: { readonly view: HandoutView }) => {
  const address = addressOf(link.fragment);
  return (
    <>
      <h4>{text.open.title}</h4>
      {link.band === 'file-only' ? (
        <p>{text.open.tooLong}</p>
      ) : (
        <>
          <p>{text.open.run(step)}</p>
          <div className="handout-open">
            {link.band === 'green' && <Qr address={address} what={text.open.run(step)} />}
            {link.band === 'green' || link.band === 'fine' ? (
              <a href={address} className="handout-address">
                {address}
              </a>
            ) : (
              <p>{text.open.noCode}</p>
            )}
          </div>
        </>
      )}
    </>
  );
};
