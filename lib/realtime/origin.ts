/** Which pages may speak in a reader's name: those of this host, or of the public address. */
import type { IncomingHttpHeaders } from 'node:http';

export function allowedOrigin(headers: IncomingHttpHeaders, publicUrl?: string): boolean {
  const { origin, host } = headers;
  // A browser always names the origin of a web socket; polling by the same origin may not.
  if (origin === undefined) return headers['sec-fetch-site'] !== 'cross-site';
  if (!URL.canParse(origin)) return false;
  if (publicUrl !== undefined) return new URL(origin).origin === new URL(publicUrl).origin;
  return new URL(origin).host === host;
}
