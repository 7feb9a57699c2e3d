import { useMemo, useRef } from 'react';
import { qr as text } from '../text/overlays.ts';
import { Button } from '../ui/Button.tsx';
import { saveBlob, saveText } from './download.ts';
import { QrDrawing } from './QrDrawing.tsx';
import { qrOf, qrSvg } from './qr.ts';
import { svgToPng } from './svg-to-png.ts';

interface Props {
  readonly title: string;
  readonly address: string;
}

/** The link as a QR code: dark on white in every theme, and as large as the screen for a projector. */
const QrCode = ({ title, address }: Props) => {
  const code = useMemo(() => qrOf(address), [address]);
  const box = useRef<HTMLDivElement>(null);
  const label = text.label(code.modules);
  const svg = qrSvg(code, label);
  const leave = (): void => {
    if (document.fullscreenElement) void document.exitFullscreen();
  };
  return (
    <div className="flex flex-col gap-2">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape leaves the whole screen. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click leaves the whole screen, and does nothing else. */}
      <div ref={box} onClick={leave} className="flex items-center justify-center bg-[#fff]">
        <QrDrawing
          code={code}
          label={label}
          className="max-h-full w-full max-w-[min(100%,100vh)] forced-color-adjust-none"
        />
      </div>
      <p className="flex flex-wrap items-center gap-2">
        {document.fullscreenEnabled && (
          <Button onClick={() => void box.current?.requestFullscreen()}>{text.large}</Button>
        )}
        <Button icon="file" onClick={() => saveText(title, 'qr.svg', svg)}>
          {text.svg}
        </Button>
        <Button icon="file" onClick={() => void svgToPng(svg, 2).then(png => saveBlob(title, 'qr.png', png))}>
          {text.png}
        </Button>
      </p>
      <p className="text-ink-2">{text.hint}</p>
    </div>
  );
};

export default QrCode;
