/** How long the topic keeps a record, as the broker itself says. */
import type { LabContext } from '#lib/lab.ts';
import { TOPIC } from './names.ts';

/** @returns ms; null where this cluster does not let us see the setting. */
export async function retentionOf({ kafka }: LabContext): Promise<number | null> {
  try {
    const ms = Number(await kafka.setting(TOPIC, 'retention.ms'));
    return Number.isFinite(ms) ? ms : null;
  } catch (error) {
    console.warn(error);
    return null;
  }
}
