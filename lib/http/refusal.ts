/** What the door says no with: a status, a code that becomes words, and what helps. */
import type { ServerResponse } from 'node:http';

export const DOOR_CODES = [
  'bad-address',
  'long-address',
  'bad-method',
  'foreign-origin',
  'no-length',
  'too-large',
  'bad-input',
] as const;

export type DoorCode = (typeof DOOR_CODES)[number];

export interface Refusal {
  readonly status: 400 | 403 | 405 | 411 | 413 | 414;
  readonly code: DoorCode;
  /** The limit that was passed, with its unit. */
  readonly limit?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** In every language of the site; the door can't know the reader's. */
export type DoorWords = Readonly<Record<DoorCode, readonly string[]>>;

export interface Told {
  readonly id: string;
  /** A person reads it, not a program. */
  readonly page: boolean;
  readonly words: DoorWords;
}

/** Answers, and ends the connection where a body may still be on its way. */
export function refuse(response: ServerResponse, refusal: Refusal, told: Told): void {
  const { status, code, limit, headers } = refusal;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Connection', 'close');
  const sentences = told.words[code].map((one) => (limit ? `${one} (${limit})` : one));
  if (told.page) {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(pageOf(sentences, code, told.id));
    return;
  }
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(JSON.stringify({ ok: false, code, ...(limit ? { limit } : {}), id: told.id }));
}

/** Nothing of the request is repeated in it: only our own words and an id we drew. */
function pageOf(sentences: readonly string[], code: string, id: string): string {
  const text = sentences.map((one) => `<p>${one}</p>`).join('');
  return (
    '<!doctype html><html lang="id"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width"><title>Menara</title></head>' +
    `<body><main><h1>Menara</h1>${text}<p><code>${code} · ${id}</code></p>` +
    '<p><a href="/">Menara</a></p></main></body></html>'
  );
}
