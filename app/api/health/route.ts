/** The health of this server as JSON; 503 when it can't work, so that a load balancer understands. */
import { runtime } from '#lib/runtime.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const health = await runtime().health();
  return Response.json(health, {
    status: health.status === 'down' ? 503 : 200,
    headers: { 'Cache-Control': 'no-store' },
  });
}
