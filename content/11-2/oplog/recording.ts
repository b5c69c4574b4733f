'use client';
/**
 * Raw oplog entries of a real run, one of each kind, recorded by `infra/record-oplog.ts`: what the
 * left column shows where the database does not let us read its oplog. Always labelled.
 */
import { useEffect, useState } from 'react';
import { OPLOG_READABLE } from './model-readings.ts';
import type { Op, Plain } from './model-traces.ts';
import { useFacts } from './use-facts.ts';

export interface Recording {
  /** When it was recorded, ms. */
  readonly day: number;
  readonly entries: Readonly<Partial<Record<Op, Plain>>>;
}

/** Undefined unless the oplog is closed to us, and once loaded. */
export function useRecording(): Recording | undefined {
  const wanted = useFacts(({ missing }) => missing.includes(OPLOG_READABLE));
  const [recording, setRecording] = useState<Recording>();
  useEffect(() => {
    if (!wanted) return;
    let left = false;
    loadRecording().then(
      (loaded) => !left && setRecording(loaded),
      // Then the column stays empty rather than holding something made up.
      (error) => console.error(error),
    );
    return () => {
      left = true;
    };
  }, [wanted]);
  return wanted ? recording : undefined;
}

/** Fetched only when it is shown. */
export async function loadRecording(): Promise<Recording> {
  const { default: recording } = await import('./recording.json');
  return recording;
}
