/** What a lab's messages give to the store of its page: a word for every refusal, and the waits. */
import type { Progress } from '#lib/events.ts';
import type { BaseWords } from './base-words.id.ts';
import type { LabPart } from './store.ts';

type Waits = 'waitConnection' | 'waitBroker' | 'waitDatabase' | 'inPast';

/** The key of a refusal is its code. One that a lab has no word for is never shown bare. */
export function partWords(words: Pick<BaseWords, Waits | 'unknown'>): LabPart<never>['words'] {
  const { waitConnection, waitBroker, waitDatabase, inPast, unknown } = words;
  const known = new Map<string, unknown>(Object.entries(words));
  const error = (code: string) => {
    const word = known.get(code);
    return typeof word === 'string' ? word : unknown;
  };
  return { error, waitConnection, waitBroker, waitDatabase, inPast };
}

/** Why a control waits that opens once these guesses are stored; undefined: it waits no more. */
export const guessed = (
  words: Pick<BaseWords, 'lockedPrediction'>,
  { predictions }: Progress,
  ...ids: readonly string[]
): string | undefined => (ids.every((id) => predictions[id]) ? undefined : words.lockedPrediction);
