'use client';
/** What can be done to the tower: broadcast, kill or revive one listener, look at it as a table. */
import type { ReactNode } from 'react';
import { Failure } from '#components/lab/failure.tsx';
import { PanelBadge, PanelNotice } from '#components/lab/panel-status.tsx';
import { useAction } from '#components/lab/use-action.ts';
import { type ActionResult, useLab, useView } from '#components/lab/use-lab.ts';
import type { Locale } from '#components/site/words.ts';
import { Badge } from '#components/view/badge.tsx';
import { isAlive } from '#lib/fold/shared.ts';
import { broadcast } from './actions.ts';
import { useFacts, useJoin, useRecorded, useWords } from './tower-lab.tsx';

/** `children` stand in the row of the buttons: where the reader may go from here. */
export function TowerControls({ children }: { children: ReactNode }) {
  const { store, locale } = useLab();
  const words = useWords();
  const join = useJoin();
  // One each: a kill that is under way must not swallow the next broadcast.
  const sending = useAction(locale);
  const fating = useAction(locale);
  const controls = useView((view) => view.controls);
  const begun = useFacts(({ processes }) => processes.notification !== undefined);
  const alive = useFacts((state) => isAlive(state, 'notification'));
  const recorded = useRecorded();
  const fate = begun && !alive ? 'revive' : 'kill';
  if (recorded) {
    return (
      <div className="tower-controls">
        <p className="tower-away" role="status" data-testid="notice">
          {words.away(dayOf(locale, recorded.day))}
        </p>
        <div className="tower-buttons">
          <button type="button" className="button" onClick={recorded.play}>
            <span className="either">
              <span data-shown={!recorded.playing}>{words.play}</span>
              <span data-shown={recorded.playing}>{words.playAgain}</span>
            </span>
          </button>
          {children}
        </div>
      </div>
    );
  }
  return (
    <div className="tower-controls">
      <PanelNotice />
      <div className="tower-buttons">
        <Button
          control="broadcast"
          tone={begun ? undefined : 'now'}
          reason={controls.broadcast?.disabled}
          onPress={() => {
            join();
            // Each press is an order, also while an earlier one still waits on the telephone.
            void sending.run(() => store.perform(broadcast));
          }}
        >
          {words.broadcast}
        </Button>
        <Button
          control={fate}
          tone={begun ? 'now' : 'locked'}
          reason={begun ? controls[fate]?.disabled : words.lockedKill}
          onPress={() => {
            if (!fating.pending) void fating.run(controls[fate]?.run ?? nothing);
          }}
        >
          {/* Both words take their room, so that the button keeps its width. */}
          <span className="either">
            <span data-shown={fate === 'kill'}>{words.kill}</span>
            <span data-shown={fate === 'revive'}>{words.revive}</span>
          </span>
        </Button>
        {children}
      </div>
      <Failure failure={sending.failure ?? fating.failure} locale={locale} />
    </div>
  );
}

export const dayOf = (locale: Locale, at: number): string =>
  new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', { dateStyle: 'long' }).format(at);

const nothing = async (): Promise<ActionResult> => ({ ok: true });

interface ButtonProps {
  readonly control: string;
  readonly tone: 'now' | 'locked' | undefined;
  readonly reason: string | undefined;
  readonly children: ReactNode;
  onPress(): void;
}

/** Stays reachable while it waits, so that the reason can be read. */
function Button({ control, tone, reason, children, onPress }: ButtonProps) {
  const waits = reason !== undefined;
  return (
    <button
      type="button"
      className="button"
      data-control={control}
      data-tone={waits ? 'locked' : tone}
      aria-disabled={waits || undefined}
      title={reason}
      onClick={waits ? undefined : onPress}
    >
      {children}
      {waits && <span className="sr-only">, {reason}</span>}
    </button>
  );
}

/** Where the drawing comes from, and its other shapes. */
export function TowerSource({ asTable, onTable }: { asTable: boolean; onTable(): void }) {
  const words = useWords();
  const { locale } = useLab();
  const recorded = useRecorded();
  const known = useView(({ history }) => history !== undefined);
  const reset = useView(({ controls }) => controls.reset);
  return (
    <div className="tower-source">
      {recorded ? (
        <Badge source="recording" label={words.recording(dayOf(locale, recorded.day))} />
      ) : known ? (
        <PanelBadge />
      ) : (
        <Badge source="stale" label={words.notYet} />
      )}
      <button type="button" aria-pressed={asTable} data-testid="tower-table" onClick={onTable}>
        {words.table}
      </button>
      {known && (
        <button
          type="button"
          data-testid="control-reset"
          aria-disabled={reset?.disabled !== undefined || reset?.pending || undefined}
          title={reset?.disabled}
          onClick={() => reset?.disabled === undefined && reset?.run()}
        >
          {words.reset}
        </button>
      )}
    </div>
  );
}
