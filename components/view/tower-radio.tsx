/**
 * The processes at the foot of the tower: who broadcasts is a microphone, who listens a radio. One
 * that runs is whole and carries its pid; killed it is hollow and carries the signal.
 */
import type { CSSProperties, ReactNode } from 'react';
import { GROUND } from './tower-layout.ts';
import css from './tower-radio.module.css';

export interface TowerProcess {
  readonly name: string;
  readonly phase: 'absent' | 'starting' | 'ready' | 'killed' | 'ended';
  /** "pid 4203", "belum menyala", "pid 4203, menyala". */
  readonly detail: string;
  /** How it ended: "SIGKILL". */
  readonly signal?: string;
}

/** Desk: beside each other on the ground. Phone: closer, their words in rows under each other. */
const DESK_X = [272, 372, 472] as const;
const PHONE_X = [250, 300, 350] as const;

const MICROPHONE =
  'M-6 -44a6 6 0 0 1 12 0v10a6 6 0 0 1 -12 0zM-12 -36a12 12 0 0 0 24 0M0 -24V0M-9 0H9';
const RADIO = 'M-15 -26H15V0H-15ZM10 -26l9 -18M3 -17H11M3 -13H11M3 -9H11';

export function Microphone(process: TowerProcess) {
  return (
    <Standing {...process} place={0}>
      <path d={MICROPHONE} />
    </Standing>
  );
}

export function Radio(process: TowerProcess & { readonly place: number }) {
  return (
    <Standing {...process}>
      <path d={RADIO} />
      <circle cx="-6" cy="-13" r="5" />
    </Standing>
  );
}

interface StandingProps extends TowerProcess {
  readonly place: number;
  readonly children: ReactNode;
}

function Standing({ name, phase, detail, signal, place, children }: StandingProps) {
  const places = {
    '--desk': `${DESK_X[place] ?? 0}px`,
    '--phone': `${PHONE_X[place] ?? 0}px`,
    '--row': place,
    '--ground': `${GROUND}px`,
  } as CSSProperties;
  return (
    <g
      className={css.standing}
      style={places}
      data-testid="process"
      data-process={name}
      data-state={phase}
    >
      <g className={css.shape}>{children}</g>
      {signal && (
        <g className={css.signal} data-testid="exit">
          <rect x="-30" y="-68" width="60" height="18" rx="2" />
          <text y="-55">{signal}</text>
        </g>
      )}
      <path className={css.down} d="M0 0V16" />
      <text className={css.words}>{name}</text>
      <text className={css.detail}>{detail}</text>
    </g>
  );
}
