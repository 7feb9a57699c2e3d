import { useCallback, useEffect, useState } from 'react';
import { actions } from '../store/app-state.ts';
import { type Row, withRun } from './covered.ts';

export interface LibraryCoverage {
  readonly rows: readonly Row[];
  readonly done: number;
  readonly all: number;
  /** Titles of those that could not be played. */
  readonly failed: readonly string[];
  /** Null: nothing is running. */
  readonly stop: (() => void) | null;
}

const nothing: LibraryCoverage = { rows: [], done: 0, all: 0, failed: [], stop: null };

/** The library does not change while the page is open, so it is played once. */
let kept: LibraryCoverage | null = null;

/** Plays every scenario of the library, one after another, and puts together what became of the clauses. */
export const useLibraryCoverage = (wanted: boolean): LibraryCoverage => {
  const [coverage, setCoverage] = useState(kept ?? nothing);

  const play = useCallback(async (goesOn: () => boolean, stop: () => void): Promise<void> => {
    // A long run does the same over and over: it would take its time, and add nothing.
    const entries = (await actions.loadLibrary()).filter(({ long }) => !long);
    let rows: ReadonlyMap<string, Row> = new Map();
    const failed: string[] = [];
    for (const [done, entry] of entries.entries()) {
      if (!goesOn()) return;
      try {
        const answer = await actions.askStudy({ kind: 'clauses', scenario: await actions.fetchScenario(entry) });
        if (answer.ok) rows = withRun(rows, entry, answer.found);
        else failed.push(entry.title);
      } catch {
        failed.push(entry.title);
      }
      const now = { rows: [...rows.values()], done: done + 1, all: entries.length, failed };
      if (done + 1 === entries.length) kept = { ...now, stop: null };
      if (goesOn()) setCoverage({ ...now, stop: done + 1 === entries.length ? null : stop });
    }
  }, []);

  useEffect(() => {
    if (!wanted || kept) return;
    let going = true;
    const stop = () => {
      going = false;
      setCoverage(({ stop: _stop, ...rest }) => ({ ...rest, stop: null }));
    };
    play(() => going, stop).catch(() => setCoverage({ ...nothing, failed: ['index.json'] }));
    return () => {
      going = false;
    };
  }, [wanted, play]);

  return coverage;
};
