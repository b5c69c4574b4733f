/**
 * Addresses without a language lead to the reader's: the one chosen before, else the one the
 * browser asks for, else Bahasa Indonesia.
 */
import { type NextRequest, NextResponse } from 'next/server';
import { isLocale, type Locale } from '#components/site/words.ts';
import { findLab } from '#content/labs.ts';

export function proxy(request: NextRequest) {
  const url = request.nextUrl.clone();
  const [, first, chapter, slug] = url.pathname.split('/');
  if (isLocale(first)) {
    if (!slug || findLab(slug)?.chapter === chapter) return NextResponse.next();
    // A page that finds out while it is drawn answers with an empty one that only JavaScript
    // fills. An address that leads nowhere is told on the server, in both languages.
    url.pathname += NOWHERE;
    return NextResponse.rewrite(url);
  }
  const locale = preferred(request.headers.get('accept-language') ?? '');
  url.pathname = url.pathname === '/' ? `/${locale}` : `/${locale}${url.pathname}`;
  return NextResponse.redirect(url);
}

/** Below a lab there is no page. */
const NOWHERE = '/-';

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
