import type { HandoutMoment } from '../../engine/protocol/messages.ts';
import { handout as text } from '../text/handout.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { SourceTag } from '../ui/SourceTag.tsx';
import type { Block } from './Sheets.tsx';

type Bytes = NonNullable<HandoutMoment['bytes']>;

/** Who did what, as one sentence. */
export const Sentence = ({ moment: { act, sentence, refused } }: { readonly moment: HandoutMoment }) =>
  act ? (
    <p className="handout-sentence">
      <RoleGlyph role={refused ? 'fault' : act.side} />{' '}
      <span className="handout-mono">
        {act.actor} {act.action}
      </span>{' '}
      {sentence}
    </p>
  ) : (
    <p className="handout-sentence">{text.before}</p>
  );

/** A drawing of the engine: an image whose pixels are none, so that no text of a link becomes markup of the page. */
export const Picture = ({ moment: { picture, step } }: { readonly moment: HandoutMoment }) => {
  if (!picture) return null;
  const [, width = '', height = ''] = /width="([\d.]+)" height="([\d.]+)"/.exec(picture.svg) ?? [];
  return (
    <img
      className="handout-picture"
      data-of={picture.of}
      src={`data:image/svg+xml,${encodeURIComponent(picture.svg)}`}
      alt={text.pictureOf[picture.of](step)}
      width={Math.round(Number(width))}
      height={Math.round(Number(height))}
    />
  );
};

export const Rule = ({ clause }: { readonly clause: NonNullable<HandoutMoment['clause']> }) => (
  <p className="handout-rule">
    <RoleGlyph role="clause" /> <span className="handout-mono">{clause.id}</span>{' '}
    <span className="handout-level">{clause.level}</span> <SourceTag source={clause.source} />{' '}
    <span lang="en">{clause.text}</span>
  </p>
);

/** Pairs of digits, with room after every fourth. */
const spaced = (bytes: string): string => (bytes.match(/.{1,8}/g) ?? []).join(' ');

/** Bytes of a part of a command, field by field. */
const BytesTable = ({ bytes: { command, part, at, bytes, fields } }: { readonly bytes: Bytes }) => (
  <>
    <table>
      <caption>{text.bytes.caption(command, text.bytes[part], at)}</caption>
      <thead>
        <tr>
          <th scope="col" className="handout-number">
            {text.bytes.columns.byte}
          </th>
          <th scope="col">{text.bytes.columns.field}</th>
          <th scope="col">{text.bytes.columns.bytes}</th>
          <th scope="col">{text.bytes.columns.value}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(field => (
          <tr key={field.offset}>
            <td className="handout-number">{field.offset}</td>
            <th scope="row">
              {field.name}{' '}
              {(field.source.kind === 'reconstructed' || field.source.kind === 'ours') && (
                <SourceTag source={field.source} />
              )}
            </th>
            <td className="handout-mono">{spaced(field.bytes)}</td>
            <td>{field.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
    {bytes.length <= 256 && <p className="handout-mono handout-dump">{spaced(bytes)}</p>}
  </>
);

/** The bytes have a caption of their own, and may come to the next sheet. */
export const bytesBlock = ({ bytes }: HandoutMoment, key: string): readonly Block[] =>
  bytes ? [{ key: `bytes ${key}`, content: <BytesTable bytes={bytes} /> }] : [];
