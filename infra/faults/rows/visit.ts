/** A visitor of the first lab without a browser: a cookie, a socket that follows, a topic. */
import { openReader, type Reader } from '#lib/testing/socket-client.ts';
import { newVisitorCookie } from '#lib/visitor.ts';

export interface Visit {
  readonly cookie: string;
  readonly socket: Reader;
  readonly topic: string;
  /** Everything this visitor was sent, as text. */
  readonly heard: string[];
}

export async function openVisit(url: string): Promise<Visit> {
  const cookie = newVisitorCookie();
  const socket = openReader({ url, cookie, origin: url });
  const heard: string[] = [];
  socket.socket.onAny((_event, message) => heard.push(JSON.stringify(message)));
  await socket.connect();
  heard.push(JSON.stringify(await socket.follow('log')));
  const answer = await fetch(`${url}/api/lab/log/tools`, {
    headers: { cookie: `menara=${cookie}` },
  });
  const text = await answer.text();
  heard.push(text);
  const sandbox = /sb-[0-9a-f]{16}-r1/.exec(text)?.[0];
  if (!sandbox) throw new Error(`the lab does not open for a visitor: ${text.slice(0, 200)}`);
  return { cookie, socket, heard, topic: `${sandbox}-pesanan` };
}

export const offsetsOf = ({ story }: Reader): number[] =>
  story.flatMap(({ event }) =>
    event.type === 'records' ? event.records.map(({ offset }) => offset) : [],
  );

/** An order as the shop's own writer would send it, as long as `chars`. */
export const order = (n: number, chars = 0) => ({
  key: 'dewi',
  value: JSON.stringify({
    orderId: `W-${n}`,
    customer: 'dewi',
    item: 'kopi'.padEnd(chars, ' '),
    total: 1,
  }),
});
