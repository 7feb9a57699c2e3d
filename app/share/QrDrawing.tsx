import { type Qr, sideOf } from './qr.ts';

interface Props {
  readonly code: Qr;
  readonly label: string;
  readonly className?: string;
}

/** A QR code with its quiet zone, black on white in every theme. */
export const QrDrawing = ({ code, label, className }: Props) => {
  const side = sideOf(code);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      {...(className && { className })}
    >
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path fill="#000" d={code.path} />
    </svg>
  );
};
