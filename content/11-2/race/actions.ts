'use server';

/** What the panel of this lab may ask the server to do. Inputs are parsed where they arrive. */
import { type ActionResult, perform } from '../../action.ts';

const SLUG = 'race';

export interface RaceInput {
  readonly count: number;
  /** Of client 1, between saving and publishing, ms. */
  readonly pauseMs: number;
  /** How far the clock of client 1 is ahead, ms. */
  readonly clockMs: number;
  /** Both clients begin at the same moment, rather than client 2 behind the save of client 1. */
  readonly together: boolean;
}

export async function race(input: RaceInput): Promise<ActionResult> {
  return perform(SLUG, 'race', input);
}

export async function runCdc(): Promise<ActionResult> {
  return perform(SLUG, 'run-cdc', {});
}

export async function stopConnector(how: 'term' | 'kill'): Promise<ActionResult> {
  return perform(SLUG, 'stop-connector', { how });
}

export async function drawLine(): Promise<ActionResult> {
  return perform(SLUG, 'line', {});
}

export async function reset(): Promise<ActionResult> {
  return perform(SLUG, 'reset', {});
}

export async function predict(id: string, option: string): Promise<ActionResult> {
  return perform(SLUG, 'predict', { id, option });
}

export async function answer(id: string, option: string): Promise<ActionResult> {
  return perform(SLUG, 'answer', { id, option });
}
