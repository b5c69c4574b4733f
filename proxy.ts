/**
 * Addresses without a language lead to the reader's: the one chosen before, else the one the
 * browser asks for, else Bahasa Indonesia.
 */
import { type NextRequest, NextResponse } from 'next/server';
import { isLocale, type Locale } from '#components/site/words.ts';

export function proxy(request: NextRequest) {
  const url = request.nextUrl.clone();
  if (isLocale(url.pathname.split('/')[1])) return NextResponse.next();
  const locale = preferred(request.headers.get('accept-language') ?? '');
  url.pathname = url.pathname === '/' ? `/${locale}` : `/${locale}${url.pathname}`;
  return NextResponse.redirect(url);
}

/** English only where the browser ranks it and doesn't rank Indonesian before it. */
function preferred(header: string): Locale {
  const wanted = header
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find(isLocale);
  return wanted ?? 'id';
}

export const config = {
  // Not the data (api, socket.io), not what Next serves itself, not files.
  matcher: ['/((?!api/|_next/|socket\\.io|.*\\.).*)'],
};
