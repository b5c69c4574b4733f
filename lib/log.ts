/**
 * What the server writes about itself: a line for a person, or one JSON object a line where a
 * program reads it (`LOG_FORMAT=json`). A line about a request carries its id and its sandbox;
 * none carries a cookie, a body or an address of a reader.
 */
import { requestFacts } from './request-context.ts';

export type LogFormat = 'text' | 'json';
export type LogLevel = 'info' | 'warn' | 'error';

/** What a line is about; values are our own words and numbers, never what a visitor sent. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  /** The course of the server itself: told in either format. */
  line(text: string): void;
  /** What somebody asked for and what became of it; in JSON only, since there are many. */
  event(level: LogLevel, message: string, fields?: LogFields): void;
  /** What went wrong on our side, with everything that is known of it. */
  fault(who: string, error: unknown): void;
}

/** A visitor can choose much of what an error repeats: it must not fill the disk. */
const TEXT_CHARS_MAX = 4000;

export function createLog(
  format: LogFormat,
  write: (line: string) => void = console.log,
  now: () => Date = () => new Date(),
): Log {
  const json = (level: LogLevel, message: string, fields: LogFields = {}) => {
    const { request, sandbox } = requestFacts() ?? {};
    write(
      JSON.stringify({ time: now().toISOString(), level, message, request, sandbox, ...fields }),
    );
  };
  return {
    line: (text) => (format === 'json' ? json('info', text) : write(text)),
    event(level, message, fields) {
      if (format === 'json') json(level, message, fields);
    },
    fault(who, error) {
      const text = textOf(error).slice(0, TEXT_CHARS_MAX);
      if (format === 'json') return json('error', who, { error: text });
      const { request, sandbox } = requestFacts() ?? {};
      const whose = [request && `request ${request}`, sandbox && `sandbox ${sandbox}`];
      const known = whose.filter(Boolean).join(', ');
      write(`${who}${known ? ` (${known})` : ''}: ${oneLine(text)}`);
    },
  };
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? String(error)) : String(error);
}

/** A forged line break would let a visitor write lines of the log. */
const oneLine = (text: string): string => text.replaceAll(/[\r\n]+\s*/g, ' | ');
