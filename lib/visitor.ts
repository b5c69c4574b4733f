/** The cookie that a visitor is known by: 128 random bits, and nothing that could be guessed. */
import { randomBytes } from 'node:crypto';

const NAME = 'menara';
const SHAPE = /^[0-9a-f]{32}$/;
const KEPT_SECONDS = 180 * 24 * 3600;

/** On HTTPS the name carries `__Host-`, which binds the cookie to this very host. */
export const cookieName = (secure: boolean): string => (secure ? `__Host-${NAME}` : NAME);

export const newVisitorCookie = (): string => randomBytes(16).toString('hex');

/** Whoever forges one in another shape gets no sandbox for it. */
export const isVisitorCookie = (value: string): boolean => SHAPE.test(value);

/** The visitor's cookie out of a `Cookie` header; undefined where it is missing or misshapen. */
export function readVisitorCookie(header: string | undefined, secure: boolean): string | undefined {
  const wanted = `${cookieName(secure)}=`;
  const found = header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(wanted))
    ?.slice(wanted.length);
  return found !== undefined && isVisitorCookie(found) ? found : undefined;
}

export function visitorCookieHeader(value: string, secure: boolean): string {
  // Lax, not Strict: a reader who arrives by a link keeps the sandbox.
  const rest = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${KEPT_SECONDS}`;
  return `${cookieName(secure)}=${value}; ${rest}${secure ? '; Secure' : ''}`;
}
