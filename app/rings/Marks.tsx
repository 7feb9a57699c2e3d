import { rings as text } from '../text/rings.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { useRingHost } from './host.ts';

/** The rules that what stands at an address breaks. */
export const Marks = ({ at }: { readonly at: string | undefined }) => {
  const marks = useRingHost().marks.get(at ?? '');
  if (!marks) return null;
  return (
    <span className="relative z-[1] mr-2 inline-flex gap-1.5 font-sans">
      {marks.map(mark => (
        <span key={`${mark.rule} ${mark.text}`} title={mark.text} className="inline-flex items-center gap-0.5">
          <RoleGlyph role={mark.severity === 'fault' ? 'fault' : mark.severity === 'violation' ? 'clause' : 'self'} />
          <b aria-hidden className={`font-semibold ${mark.severity === 'fault' ? 'text-fault' : ''}`}>
            {mark.rule}
          </b>
          <span className="sr-only">{text.mark(mark)}</span>
        </span>
      ))}
    </span>
  );
};
