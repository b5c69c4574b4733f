/** Reads of a lab for the visitor who asks: its challenge, the lines for own tools. */
import type { NextRequest } from 'next/server';
import { runtime } from '#lib/runtime.ts';
import { cookieName } from '#lib/visitor.ts';

export const dynamic = 'force-dynamic';

interface Context {
  readonly params: Promise<{ slug: string; query: string }>;
}

export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { slug, query } = await params;
  const jar = request.cookies;
  const cookie = jar.get(cookieName(true))?.value ?? jar.get(cookieName(false))?.value;
  const answer = await runtime().query({ cookie, slug, query });
  return Response.json(answer, {
    status: answer.ok ? 200 : answer.code === 'bad-input' ? 400 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}
