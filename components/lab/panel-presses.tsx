'use client';
/**
 * Presses of the small buttons inside a panel. They have no room for a reason beside them, so the
 * panel keeps one place where the last refusal is told.
 */
import { createContext, type ReactNode, useContext, useMemo, useRef } from 'react';
import { Failure, type FailureValue } from './failure.tsx';
import type { ActionResult } from './store.ts';
import { useAction } from './use-action.ts';
import { useLab } from './use-lab.ts';

type Press = (action: () => Promise<ActionResult>) => void;

const PressContext = createContext<Press>(() => undefined);
const FailureContext = createContext<FailureValue | undefined>(undefined);

export function PanelPresses({ children }: { children: ReactNode }) {
  const { locale } = useLab();
  const { failure, run } = useAction(locale);
  const latest = useRef(run);
  latest.current = run;
  const press = useMemo<Press>(() => (action) => void latest.current(action), []);
  return (
    <PressContext value={press}>
      <FailureContext value={failure}>{children}</FailureContext>
    </PressContext>
  );
}

export const usePress = (): Press => useContext(PressContext);

export function PanelFailure() {
  const { locale } = useLab();
  return <Failure failure={useContext(FailureContext)} locale={locale} />;
}
