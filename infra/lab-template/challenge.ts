/** The challenge of the lab `lab-template`. Broker and database are asked, never the screen. */
import type { ChallengeReport, LabContext } from '#lib/lab.ts';
import { messages } from './messages.ts';
import { GROUP, TOPIC } from './model.ts';

export async function checkChallenge({ kafka, scope }: LabContext): Promise<ChallengeReport> {
  const [range] = await kafka.ranges(TOPIC);
  const end = range?.end ?? 0;
  const committed = (await kafka.committed(GROUP, TOPIC)).get(0) ?? 0;
  const id = 'check-read';
  const read = {
    id,
    text: { id: messages.id[id], en: messages.en[id] },
    left: String(committed),
    right: String(end),
    ok: end > 0 && committed === end,
    query: `fetchOffsets(${GROUP}), fetchTopicOffsets(${scope.topic(TOPIC)})`,
  };
  return { passed: read.ok, at: Date.now(), conditions: [read] };
}
