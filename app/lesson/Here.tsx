import { lazy, type ReactNode, Suspense } from 'react';
import type { Asked } from '../../engine/protocol/messages.ts';
import type { DeviceId } from '../../engine/world/ids.ts';
import type { AppState } from '../store/app-state.ts';
import { useApp } from '../store/app-state.ts';

/**
 * Where an answer will appear it is asked for. Views only say what they show: what is asked there, if anything is, comes
 * when it is needed.
 */

type Of<K extends Asked['that']> = Extract<Asked, { readonly that: K }>;

/** A room answers aloud: there is nothing to be typed on its screen. */
const askedIn = <K extends Asked['that']>({ lesson, presenting }: AppState, that: K): Of<K> | null => {
  const asked = lesson?.until == null || presenting ? null : lesson.scene?.asked;
  return asked?.that === that ? (asked as Of<K>) : null;
};

const Typed = lazy(async () => ({ default: (await import('./here-controls.tsx')).NumberHere }));
const Owner = lazy(async () => ({ default: (await import('./here-controls.tsx')).OwnerHere }));
const Feature = lazy(async () => ({ default: (await import('./here-controls.tsx')).FeatureHere }));
const Outcome = lazy(async () => ({ default: (await import('./here-controls.tsx')).OutcomeHere }));
const Actors = lazy(async () => ({ default: (await import('./here-controls.tsx')).ActorsHere }));

/** What is asked about the virtqueue that is shown: a field by its name, or the number of a descriptor. */
export const useAskedOfRing = (): string | null =>
  useApp(state => {
    const asked = askedIn(state, 'ring') ?? askedIn(state, 'owner');
    const { rings } = state.run;
    if (!asked || asked.device !== rings?.device || asked.queue !== rings.queue) return null;
    return asked.that === 'ring' ? asked.field : `desc[${asked.descriptor}] owner`;
  });

/** A field of the ring that is asked for, or what it shows. */
export const RingValue = ({ asked, children }: { readonly asked: boolean; readonly children: ReactNode }) =>
  asked ? (
    <Suspense fallback={children}>
      <Typed that="ring" tight />
    </Suspense>
  ) : (
    children
  );

/** Who has a descriptor. */
export const RingOwner = ({ asked, children }: { readonly asked: boolean; readonly children: ReactNode }) =>
  asked ? (
    <Suspense fallback={children}>
      <Owner />
    </Suspense>
  ) : (
    children
  );

/** A row of the registers. */
export const RegisterValue = ({
  device,
  id,
  children,
}: {
  readonly device: DeviceId;
  readonly id: string;
  readonly children: ReactNode;
}) => {
  const here = useApp(state => {
    const asked = askedIn(state, 'register');
    return asked?.device === device && asked.row === id;
  });
  return here ? (
    <Suspense fallback={children}>
      <Typed that="register" />
    </Suspense>
  ) : (
    children
  );
};

/** The column of the matrix of features that is asked for; null: none is. */
export const useAskedFeatures = (device: DeviceId | undefined): Of<'features'>['set'] | null =>
  useApp(state => {
    const asked = askedIn(state, 'features');
    return asked && asked.device === device ? asked.set : null;
  });

export const FeatureValue = ({ bit, name }: { readonly bit: number; readonly name: string }) => (
  <Suspense>
    <Feature bit={bit} name={name} />
  </Suspense>
);

/** Above a command, or in the place of its outcome, what will be answered. */
export const OutcomeAsked = () => {
  const here = useApp(state => askedIn(state, 'outcome') !== null);
  return (
    here && (
      <Suspense>
        <Outcome />
      </Suspense>
    )
  );
};

/** On a function or its driver: whoever of them may move next. */
export const ActorsAsked = ({ device, side }: { readonly device: DeviceId; readonly side: 'driver' | 'device' }) => {
  const here = useApp(state => askedIn(state, 'actor') !== null);
  return (
    here && (
      <Suspense>
        <Actors device={device} side={side} />
      </Suspense>
    )
  );
};
