/** The progress of the reader who asks for a page: who it is stands in the cookie. */
import { cookies } from 'next/headers';
import { cache } from 'react';
import type { LabMark } from '#components/site/mark-of-lab.tsx';
import type { Progress } from '#lib/events.ts';
import { runtime } from '#lib/runtime.ts';
import { cookieName } from '#lib/visitor.ts';

export async function visitorCookie(): Promise<string | undefined> {
  const jar = await cookies();
  return jar.get(cookieName(true))?.value ?? jar.get(cookieName(false))?.value;
}

/** Once a request, however many marks it draws; undefined while the database is away. */
export const readerProgress = cache(
  async (): Promise<Readonly<Record<string, Progress>> | undefined> => {
    // The cookie first: it makes a page one that is drawn when it is asked for.
    const cookie = await visitorCookie();
    const answer = await runtime().progress(cookie);
    return answer.ok ? answer.labs : undefined;
  },
);

/** Whether the reader has a run of this lab; undefined while the database is away. */
export async function hasRun(slug: string): Promise<boolean | undefined> {
  const cookie = await visitorCookie();
  return runtime().begun(cookie, slug);
}

export function markOf(progress: Progress | undefined): LabMark {
  if (progress?.passed !== undefined) return 'passed';
  const begun = Object.keys(progress?.predictions ?? {}).length > 0;
  return begun || Object.keys(progress?.quiz ?? {}).length > 0 ? 'begun' : 'new';
}
