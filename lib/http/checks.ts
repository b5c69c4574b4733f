/**
 * What a request must look like before anything of ours or of Next's reads it. Each check is a
 * pure function of the head, so that the same table serves the tests and the door.
 */
import type { IncomingMessage } from 'node:http';
import { ACTION_BYTES_MAX, UPLOAD_BYTES_MAX, URL_CHARS_MAX } from '../limits.ts';
import { allowedOrigin } from '../realtime/origin.ts';
import type { Refusal } from './refusal.ts';

type Head = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

const METHODS = ['GET', 'HEAD', 'POST'];
/** The one form of the site that carries a file. */
const UPLOADS = /^\/(id|en)\/progress\/?(\?|$)/;
const DIGITS = /^\d{1,15}$/;

export function faultOf(head: Head, publicUrl?: string): Refusal | undefined {
  const { method = '', url = '' } = head;
  if (!METHODS.includes(method)) {
    return { status: 405, code: 'bad-method', headers: { Allow: METHODS.join(', ') } };
  }
  if (url.length > URL_CHARS_MAX) {
    return { status: 414, code: 'long-address', limit: `${URL_CHARS_MAX} characters` };
  }
  if (!isReadable(url)) return { status: 400, code: 'bad-address' };
  return method === 'POST' ? faultOfPost(head, publicUrl) : undefined;
}

function faultOfPost({ url = '', headers }: Head, publicUrl?: string): Refusal | undefined {
  // Every browser names the origin of a POST, so one without is nobody's page.
  if (headers.origin === undefined || !allowedOrigin(headers, publicUrl)) {
    return { status: 403, code: 'foreign-origin' };
  }
  const length = headers['content-length'];
  // Without a length the end of the body is known only when it is there.
  if (length === undefined || !DIGITS.test(length)) return { status: 411, code: 'no-length' };
  const max = bytesMax(url);
  if (Number(length) > max) {
    return { status: 413, code: 'too-large', limit: `${max / 1024} KiB` };
  }
  return undefined;
}

/** Whether a form with a file may be sent here. */
export const takesUpload = (url: string): boolean => UPLOADS.test(url);

/** The largest body of a POST to this address, bytes. */
const bytesMax = (url: string): number => (takesUpload(url) ? UPLOAD_BYTES_MAX : ACTION_BYTES_MAX);

/** A path of this host whose escapes are UTF-8, without control characters. */
function isReadable(url: string): boolean {
  if (!url.startsWith('/')) return false;
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return !/[\u0000-\u001f\u007f\\]/.test(decodeURIComponent(url.split('?', 1)[0] ?? ''));
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}
