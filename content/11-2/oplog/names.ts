/** Names that programs, verbs and panel of the lab `oplog` share. */
export const TOPIC = 'perubahan-orders';
export const ORDERS = 'orders';
export const CONNECTOR = 'connector';
export const APPLIER = 'applier';

/** Orders one run may hold, and how many the mixed operations make. */
export const LIMITS = { orders: 150, mixed: 36 } as const;

/** Entries an applier reads in one go; a run that stays within its limits has fewer. */
export const ENTRIES_MAX = 2000;
/** Entries that are applied once more at the end of a rebuild. */
export const REPEATED = 40;
