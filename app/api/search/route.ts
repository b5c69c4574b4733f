/** What the search dialog asks while the reader types; the page /search asks the same function. */
import type { NextRequest } from 'next/server';
import { isLocale } from '#components/site/words.ts';
import { search } from '#content/search/search.ts';

export async function GET(request: NextRequest): Promise<Response> {
  const { searchParams } = request.nextUrl;
  const locale = searchParams.get('locale') ?? undefined;
  if (!isLocale(locale)) return Response.json({ ok: false, code: 'bad-input' }, { status: 400 });
  const data = await search(searchParams.get('q') ?? '', locale);
  return Response.json({ ok: true, data }, { headers: { 'Cache-Control': 'no-cache' } });
}
