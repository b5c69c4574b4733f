/** What the parts of the lab `dedupe-key` call things, and what a design is. No library in it. */

export const TOPIC = 'pesanan';
export const WRITER = 'order-service';
export const CONSUMERS = ['payment', 'notification'] as const;
export type ConsumerName = (typeof CONSUMERS)[number];

/** Where each service keeps its effects, one document an effect. */
export const EFFECTS: Readonly<Record<ConsumerName, string>> = {
  payment: 'payments',
  notification: 'notifications',
};

/** Markers of both services: what the design is about. */
export const MARKERS = 'processed_events';

/** Who: one remembers for itself (`consumer` leads the index), or all share one memory. */
export const WHO = ['each', 'shared'] as const;
/** What is recognised: the event's id, the order with the kind of event, or the place in the log. */
export const WHAT = ['eventId', 'order', 'offset'] as const;
/** When the id is made: with the order, at each attempt to publish, or never. */
export const BORN = ['birth', 'attempt', 'never'] as const;
/** How long a marker is kept. */
export const KEEP = ['ever', '2s', '1d', '30d'] as const;

export interface Design {
  readonly who: (typeof WHO)[number];
  readonly what: (typeof WHAT)[number];
  readonly born: (typeof BORN)[number];
  readonly keep: (typeof KEEP)[number];
}

/** Seconds of the TTL index; null: there is none. */
export const KEEP_SECONDS: Readonly<Record<Design['keep'], number | null>> = {
  ever: null,
  '2s': 2,
  '1d': 86_400,
  '30d': 2_592_000,
};

/** So short that a trial waits until MongoDB has really deleted the markers, s. */
export const WAITED_SECONDS_MAX = 10;

/** How long the topic keeps a record, ms: Kafka's own default, seven days, said out loud. */
export const RETENTION_MS = 604_800_000;

export const PRESETS = {
  attempt: { who: 'each', what: 'eventId', born: 'attempt', keep: 'ever' },
  shared: { who: 'shared', what: 'eventId', born: 'birth', keep: 'ever' },
  missing: { who: 'each', what: 'eventId', born: 'never', keep: 'ever' },
  expiring: { who: 'each', what: 'eventId', born: 'birth', keep: '2s' },
} as const satisfies Record<string, Design>;

export type PresetName = keyof typeof PRESETS;
export const PRESET_NAMES = Object.keys(PRESETS) as readonly PresetName[];
/** Rows of the figure: the four that are broken, and whatever else the reader tried last. */
export type RowName = PresetName | 'own';
export const ROWS: readonly RowName[] = [...PRESET_NAMES, 'own'];

export function rowOf(design: Design): RowName {
  const same = (name: PresetName) => {
    const { who, what, born, keep } = PRESETS[name];
    const alike = design.who === who && design.what === what;
    return alike && design.born === born && design.keep === keep;
  };
  return PRESET_NAMES.find(same) ?? 'own';
}

// #region key
/** The fields of the unique index, in their order. */
export function keyOf({ who, what }: Pick<Design, 'who' | 'what'>): Record<string, 1> {
  const fields = { eventId: ['eventId'], order: ['orderId', 'type'], offset: ['offset'] }[what];
  const all = who === 'each' ? ['consumer', ...fields] : fields;
  return Object.fromEntries(all.map((field) => [field, 1]));
}
// #endregion

/** In the order of the figure. The first three are published, the fourth reads all of it again. */
export const SENT = ['retry', 'two', 'others'] as const;
export type SentAttack = (typeof SENT)[number];
export const ATTACKS = [...SENT, 'replay'] as const;
export type Attack = (typeof ATTACKS)[number];

/** Events of one attack, how often each is sent, and both for a whole trial. */
export const EVENTS = 5;
export const TIMES: Readonly<Record<SentAttack, number>> = { retry: 2, two: 1, others: 1 };
export const TRIAL_EVENTS = SENT.length * EVENTS;
export const TRIAL_RECORDS = SENT.reduce((sum, attack) => sum + TIMES[attack] * EVENTS, 0);

/** Documents of one measurement, refused one at a time and as one batch. */
export const COST_MARKERS = 250;
/** Different keys among them: few, so that what is stored first tells the page little. */
export const COST_KEYS = 10;

/** Trials and measurements of one run. Named in the messages that refuse more. */
export const LIMITS = { trials: 40, costs: 5 } as const;
