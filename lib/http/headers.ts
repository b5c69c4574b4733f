/** The headers of every answer, and what is believed of a request's own. */
import type { IncomingMessage, ServerResponse } from 'node:http';

const YEAR_SECONDS = 31_536_000;

/** How readers reach this server, if it was told. */
export interface Reach {
  readonly publicUrl?: string | undefined;
  readonly secure: boolean;
  readonly dev?: boolean;
}

/**
 * Scripts run by the nonce of this one answer and by nothing else. Figures are placed by style
 * attributes; those can't run anything, style elements and files must be ours.
 */
export function contentPolicy(nonce: string, { dev = false }: Pick<Reach, 'dev'> = {}): string {
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return rules.join('; ');
}

export function protect(response: ServerResponse, policy: string, { secure }: Reach): void {
  response.setHeader('Content-Security-Policy', policy);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
  if (secure) response.setHeader('Strict-Transport-Security', `max-age=${YEAR_SECONDS}`);
}

/** Next steers by these; a visitor must not. */
const OURS = /^(x-forwarded-|x-middleware-|x-nonce$|x-request-id$|content-security-policy)/;

/**
 * Takes away what only a proxy or we may say, and says it ourselves: Next compares an action's
 * origin with the forwarded host, and finds the nonce of its scripts in the policy.
 */
export function settleHeaders(request: IncomingMessage, policy: string, reach: Reach): void {
  const { headers } = request;
  for (const name of Object.keys(headers)) {
    if (OURS.test(name)) delete headers[name];
  }
  headers['content-security-policy'] = policy;
  if (reach.publicUrl === undefined) return;
  const { host, protocol } = new URL(reach.publicUrl);
  headers['x-forwarded-host'] = host;
  headers['x-forwarded-proto'] = protocol.slice(0, -1);
}

/** Where a request came from. A proxy is believed only where a public address says there is one. */
export function addressOf(request: IncomingMessage, publicUrl?: string): string {
  const direct = request.socket.remoteAddress ?? '';
  if (publicUrl === undefined) return direct;
  // The last one was written by the proxy next to us; those before it by anybody.
  return (
    String(request.headers['x-forwarded-for'] ?? '')
      .split(',')
      .at(-1)
      ?.trim() || direct
  );
}
