import { useShallow } from 'zustand/react/shallow';
import { useApp } from '../store/app-state.ts';
import { bytesBetween } from './address.ts';

/** The selected bytes as hex, as far as the window that the engine sent last holds them; null when nothing is selected. */
export const useSelectedBytes = () =>
  useApp(
    useShallow(({ selection: { bytes }, run: { memory } }) => {
      if (!bytes) return null;
      const window = memory?.window;
      const from = window ? bytesBetween(window.at, bytes.at) : -1;
      const hex = !window || from < 0 ? '' : window.bytes.slice(from * 2, (from + bytes.size) * 2);
      return { at: bytes.at, size: bytes.size, hex };
    }),
  );
