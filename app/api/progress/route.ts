/** The reader's progress as a file to carry away; /progress brings one in. */
import type { NextRequest } from 'next/server';
import { runtime } from '#lib/runtime.ts';
import { cookieName } from '#lib/visitor.ts';

export const dynamic = 'force-dynamic';

export async function GET({ cookies }: NextRequest): Promise<Response> {
  const cookie = cookies.get(cookieName(true))?.value ?? cookies.get(cookieName(false))?.value;
  const file = await runtime().progressFile(cookie);
  if (file === undefined) return Response.json({ ok: false, code: 'mongo-away' }, { status: 503 });
  const day = new Date().toISOString().slice(0, 10);
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="menara-progress-${day}.json"`,
      'Cache-Control': 'no-store',
    },
  });
}
