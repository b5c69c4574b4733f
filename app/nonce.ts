/**
 * The nonce of this one answer, out of the policy that the door put into the request. Who asks for
 * it makes a page one that is drawn when it is asked for, as a page with a nonce has to be.
 */
export function nonceOf(headers: { get(name: string): string | null }): string | undefined {
  return /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1];
}
