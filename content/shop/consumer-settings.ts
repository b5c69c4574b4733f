/** What a consumer program is started with when it prints no work time of its own. */
import { z } from 'zod';

export const consumerSettings = z.object({ topic: z.string(), group: z.string() });
