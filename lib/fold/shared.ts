/**
 * What every lab knows: its processes, the health of the stack, the reader's progress, and where
 * the history was rebuilt. A lab's model takes this in and adds its own. Pure, like all of `fold`.
 */
import type { EngineHealth, ExitReason, LabEvent, Progress, Refusal } from '../events.ts';

export interface ProcessState {
  readonly pid: number;
  readonly program: string;
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly phase: 'starting' | 'ready' | 'exited';
  readonly exit?: {
    readonly at: number;
    readonly code: number | null;
    readonly signal: string | null;
    readonly reason: ExitReason;
    readonly crashPoint?: string;
    readonly refusal?: Refusal;
  };
}

export interface Shared {
  readonly processes: Readonly<Record<string, ProcessState>>;
  readonly stack: {
    readonly kafka: EngineHealth;
    readonly mongo: EngineHealth;
    /** When each last changed, ms. */
    readonly since: { readonly kafka: number; readonly mongo: number };
  };
  readonly progress: Progress;
  readonly seams: number;
  /** Needs of the lab that this stack can't meet. */
  readonly missing: readonly string[];
}

export const noShared: Shared = {
  processes: {},
  stack: { kafka: 'up', mongo: 'up', since: { kafka: 0, mongo: 0 } },
  progress: { predictions: {}, quiz: {} },
  seams: 0,
  missing: [],
};

/** Takes any event: one that is not shared changes nothing, so a model's switch may end with it. */
export function foldShared<State extends Shared>(state: State, event: LabEvent): State {
  switch (event.type) {
    case 'stack':
      return { ...state, stack: foldStack(state.stack, event) };
    case 'needs':
      return { ...state, missing: event.missing };
    case 'progress':
      return { ...state, progress: event.progress };
    case 'seam':
      return { ...state, seams: state.seams + 1 };
    case 'started':
    case 'ready':
    case 'exited': {
      const next = foldProcess(state.processes[event.name], event);
      if (next === undefined) return state;
      return { ...state, processes: { ...state.processes, [event.name]: next } };
    }
    default:
      return state;
  }
}

/** One clock an engine: that the second one went must not make the first one's silence younger. */
function foldStack(stack: Shared['stack'], event: LabEvent & { type: 'stack' }): Shared['stack'] {
  const { kafka, mongo, at } = event;
  const since = {
    kafka: kafka === stack.kafka ? stack.since.kafka : at,
    mongo: mongo === stack.mongo ? stack.since.mongo : at,
  };
  return { kafka, mongo, since };
}

export const isAlive = ({ processes }: Shared, name: string): boolean => {
  const phase = processes[name]?.phase;
  return phase === 'starting' || phase === 'ready';
};

/** undefined: the event is about an earlier process of this name, and changes nothing. */
function foldProcess(
  known: ProcessState | undefined,
  event: LabEvent & { type: 'started' | 'ready' | 'exited' },
): ProcessState | undefined {
  const { pid } = event;
  if (event.type === 'started') {
    return { pid, program: event.program, startedAt: event.since, phase: 'starting' };
  }
  if (known?.pid !== pid || known.phase === 'exited') return undefined;
  if (event.type === 'ready') return { ...known, phase: 'ready' };
  const { at, code, signal, reason, crashPoint, refusal } = event;
  const why = { ...(crashPoint && { crashPoint }), ...(refusal && { refusal }) };
  const exit = { at, code, signal, reason, ...why };
  return { ...known, phase: 'exited', exit };
}
