/** Turns the answer of `/api/health` into one word an engine. */
export type EngineWord = 'up' | 'down' | 'unknown';

export interface EngineWords {
  readonly kafka: EngineWord;
  readonly mongo: EngineWord;
}

export const unknownHealth: EngineWords = { kafka: 'unknown', mongo: 'unknown' };

/** No schema library here: this runs in every page's head, and it must stay small. */
export function readHealth(answer: unknown): EngineWords {
  return { kafka: word(field(answer, 'broker')), mongo: word(field(answer, 'database')) };
}

function word(engine: unknown): EngineWord {
  const up = field(engine, 'up');
  return up === true ? 'up' : up === false ? 'down' : 'unknown';
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
