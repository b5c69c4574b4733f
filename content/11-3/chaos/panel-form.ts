'use client';
/**
 * What the reader has filled in for the next night, and which night is looked at. It belongs to
 * this page alone; what comes of a press is drawn once the system has shown it.
 */
import { formOf } from '#components/lab/form-of.ts';
import { LIMITS, type Safeguard } from './names.ts';

export interface Form {
  /** As typed: the server says what is out of bounds. */
  readonly seed: string;
  readonly off: readonly Safeguard[];
  /** The night that is looked at; null: the youngest. */
  readonly night: number | null;
}

export const { currentForm, fill, useForm } = formOf<Form>({ seed: '1', off: [], night: null });

export function toggle(safeguard: Safeguard): void {
  const { off } = currentForm();
  fill({
    off: off.includes(safeguard) ? off.filter((one) => one !== safeguard) : [...off, safeguard],
  });
}

/** Another one than stands there. */
export function drawSeed(): void {
  const drawn = 1 + Math.floor(Math.random() * (LIMITS.seed - 1));
  fill({ seed: String(drawn < Number(currentForm().seed) ? drawn : drawn + 1) });
}

/** What is dealt next; its night is the one to look at. */
export function takeWish(off: readonly Safeguard[] = currentForm().off) {
  fill({ off, night: null });
  const seed = Number(currentForm().seed.trim());
  return { seed: Number.isInteger(seed) ? seed : 0, off };
}
