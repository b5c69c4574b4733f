/** One thing the doctor looked at. A note is worth knowing; only a fault needs its remedy. */
export type Finding =
  | { name: string; level: 'ok' | 'note'; says: string }
  | { name: string; level: 'fault'; says: string; remedy?: string };

export function isFault(finding: Finding): finding is Finding & { level: 'fault' } {
  return finding.level === 'fault';
}
