/**
 * Everything that is no socket comes in here before Next sees it: it is given an id, looked at,
 * and either refused with a clear word or passed on with headers that can be believed.
 */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestFacts, within } from '../request-context.ts';
import { newVisitorCookie, readVisitorCookie, visitorCookieHeader } from '../visitor.ts';
import { isPlainCall } from './action-body.ts';
import { faultOf, takesUpload } from './checks.ts';
import { addressOf, contentPolicy, protect, type Reach, settleHeaders } from './headers.ts';
import { type DoorWords, type Refusal, refuse } from './refusal.ts';

export interface DoorOptions extends Reach {
  readonly words: DoorWords;
  next(request: IncomingMessage, response: ServerResponse): Promise<void>;
  refused(refusal: Refusal): void;
  fault(who: string, error: unknown): void;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export function createDoor(options: DoorOptions): Handler {
  const { publicUrl, secure, words } = options;
  const enter = async (request: IncomingMessage, response: ServerResponse, policy: string) => {
    const page = request.headers.accept?.includes('text/html') ?? false;
    const no = (refusal: Refusal) => {
      options.refused(refusal);
      refuse(response, refusal, { id: requestFacts()?.request ?? '', page, words });
    };
    const fault = faultOf(request, publicUrl);
    if (fault) return no(fault);
    settleHeaders(request, policy, options);
    if (page && readVisitorCookie(request.headers.cookie, secure) === undefined) {
      response.setHeader('Set-Cookie', visitorCookieHeader(newVisitorCookie(), secure));
    }
    if (request.method === 'POST') {
      if (!(await isCall(request))) return no({ status: 400, code: 'bad-input' });
      correctStatus(response);
    }
    await options.next(request, response);
  };

  return (request, response) => {
    const facts = { request: newRequestId(), address: addressOf(request, publicUrl) };
    const policy = contentPolicy(randomBytes(16).toString('base64'), options);
    response.setHeader('X-Request-Id', facts.request);
    protect(response, policy, options);
    within(facts, () => {
      enter(request, response, policy).catch((error) => {
        options.fault('door', error);
        if (!response.headersSent) response.statusCode = 500;
        response.end();
      });
    });
  };
}

export const newRequestId = (): string => randomBytes(9).toString('base64url');

/** A form carries a file in parts; every other call is a list of plain values. */
async function isCall(request: IncomingMessage): Promise<boolean> {
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return takesUpload(request.url ?? '');
  if (!type.startsWith('text/plain') || !request.headers['next-action']) return false;
  const body = await peek(request);
  return body !== undefined && isPlainCall(body);
}

/** Reads a body whose length is known and bounded, and leaves it there for whoever comes after. */
async function peek(request: IncomingMessage): Promise<string | undefined> {
  const wanted = Number(request.headers['content-length']);
  if (wanted === 0) return '';
  const chunks: Buffer[] = [];
  let held = 0;
  return new Promise((resolve) => {
    const done = (text: string | undefined) => {
      request.off('readable', look).off('close', cut).off('error', cut);
      resolve(text);
    };
    const cut = () => done(undefined);
    const look = () => {
      for (let chunk = request.read(); chunk !== null; chunk = request.read()) {
        chunks.push(chunk);
        held += chunk.length;
      }
      if (held < wanted) return;
      const body = Buffer.concat(chunks);
      // Before the next turn, so that the end of the body is not told yet.
      request.unshift(body);
      done(body.toString());
    };
    request.on('readable', look).on('close', cut).on('error', cut);
  });
}

/** Next answers 500 to a call it can't read. One that never reached an action was misshapen. */
function correctStatus(response: ServerResponse): void {
  const { writeHead } = response;
  response.writeHead = ((...args: Parameters<typeof writeHead>) => {
    const [status] = args;
    if (status === 500 && requestFacts()?.entered !== true) args[0] = 400;
    return writeHead.apply(response, args);
  }) as typeof writeHead;
}
