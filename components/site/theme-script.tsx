'use client';
/**
 * Runs `themeScript` while the head is parsed. In the browser React must not take it for a script
 * to run again, so there it becomes inert text.
 */
import { themeScript } from './theme.ts';

/** `nonce`: of this one answer; only scripts that carry it may run. */
export function ThemeScript({ nonce }: { nonce: string | undefined }) {
  return (
    <script
      type={typeof window === 'undefined' ? 'text/javascript' : 'text/plain'}
      nonce={nonce}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant
      dangerouslySetInnerHTML={{ __html: themeScript }}
    />
  );
}
