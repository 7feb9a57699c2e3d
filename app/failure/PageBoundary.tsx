import { Component, type ReactNode } from 'react';
import { failure as text } from '../text/failure.ts';
import { Crash } from './Crash.tsx';

interface State {
  readonly error: Error | null;
}

/** A mistake of the page itself is said, never a blank page. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <main className="mx-auto max-w-2xl px-4 py-10">
        <Crash title={text.pageCrashed} message={error.message} stack={error.stack ?? ''} />
      </main>
    );
  }
}
