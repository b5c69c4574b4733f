/** Reads of a lab for the visitor who asks: its challenge, the lines for own tools. */
import type { NextRequest } from 'next/server';
import type { ErrorCode } from '#lib/errors.ts';
import { type QueryAnswer, runtime } from '#lib/runtime.ts';
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
    status: answer.ok ? 200 : statusOf(answer.code),
    headers: { 'Cache-Control': 'no-store', ...waitOf(answer) },
  });
}

function statusOf(code: ErrorCode): number {
  if (code === 'bad-input') return 400;
  if (code === 'session-gone') return 401;
  return code === 'limit-rate' || code === 'limit-newcomers' ? 429 : 503;
}

function waitOf(answer: QueryAnswer): Record<string, string> {
  const seconds = answer.ok ? undefined : answer.limit?.retryAfter;
  return seconds === undefined ? {} : { 'Retry-After': String(seconds) };
}
