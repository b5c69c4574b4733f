/** The calling side of a telephone: an order holds its line until the last service has answered. */
import { errnoOf, post } from './post.ts';
import { SERVICES, type ServiceName } from './services.ts';

/** One call as it ended. */
export interface Call {
  readonly service: ServiceName;
  readonly attempt: number;
  readonly ms: number;
  readonly status: number | null;
  /** Of the system, when nobody answered. */
  readonly errno: string | null;
}

export interface Chain {
  readonly calls: readonly Call[];
  /** The service that failed the order. */
  readonly failedAt: ServiceName | null;
}

export interface Line {
  port(service: ServiceName): number;
  /** How often a failed call is tried again. */
  readonly retries: number;
  readonly headers: Readonly<Record<string, string>>;
  opened?(service: ServiceName, attempt: number): void;
  closed?(call: Call): void;
}

// #region call
export async function callInTurn(line: Line): Promise<Chain> {
  const calls: Call[] = [];
  for (const service of SERVICES) {
    let answered = false;
    for (let attempt = 1; !answered && attempt <= 1 + line.retries; attempt += 1) {
      line.opened?.(service, attempt);
      const call = await dial(line, service, attempt);
      line.closed?.(call);
      calls.push(call);
      answered = call.status === 200;
    }
    // One service that doesn't answer is enough: the order can't be confirmed.
    if (!answered) return { calls, failedAt: service };
  }
  return { calls, failedAt: null };
}
// #endregion

async function dial(line: Line, service: ServiceName, attempt: number): Promise<Call> {
  const began = performance.now();
  const ended = (status: number | null, errno: string | null): Call => {
    const ms = Math.round((performance.now() - began) * 10) / 10;
    return { service, attempt, ms, status, errno };
  };
  try {
    const { status } = await post(line.port(service), '/orders', line.headers);
    return ended(status, null);
  } catch (error) {
    return ended(null, errnoOf(error));
  }
}
