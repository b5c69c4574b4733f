/**
 * What may be asked of the analytics: three sentences of SQL, printed as they run. A reader's own SQL
 * would need limits on memory, time and rows that a lesson on logs has no room for.
 */

export const SELECT_NAMES = ['minute', 'item', 'status'] as const;
export type SelectName = (typeof SELECT_NAMES)[number];

// #region selects
export const SELECTS: Readonly<Record<SelectName, string>> = {
  minute: `SELECT epoch_ms(date_trunc('minute', dibuat)),
  count(*), sum(total)
FROM pesanan WHERE NOT dihapus
GROUP BY 1 ORDER BY 1 DESC LIMIT 12`,
  item: `SELECT item, count(*), sum(total)
FROM pesanan WHERE NOT dihapus
GROUP BY 1 ORDER BY 3 DESC LIMIT 12`,
  status: `SELECT status, count(*), sum(total)
FROM pesanan WHERE NOT dihapus
GROUP BY 1 ORDER BY 1 LIMIT 12`,
};
// #endregion
