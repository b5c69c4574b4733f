/** The drawn log as text: what is in the page, what it is called, what is left out. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { LogGroup, LogPartition } from './log-types.ts';
import { PartitionLog, type PartitionLogProps } from './partition-log.tsx';
import { viewWords } from './words.ts';

const KEYS = ['dewi', 'joko', 'budi', 'agus', 'siti', 'rina'];

function lane(end: number, low = 0): LogPartition {
  const first = Math.max(low, end - 200);
  const records = Array.from({ length: end - first }, (_, index) => ({
    offset: first + index,
    key: KEYS[(first + index) % KEYS.length] ?? null,
  }));
  return { partition: 0, low, end, records };
}

const groups: LogGroup[] = [
  { name: 'payment', positions: { 0: { committed: 6, read: 6 } } },
  { name: 'search', positions: { 0: { committed: 2, read: 4 } } },
];

function draw(props: Partial<PartitionLogProps>): string {
  return renderToStaticMarkup(
    <PartitionLog
      name="Gambar 11.2"
      partitions={[lane(6)]}
      groups={groups}
      labels={viewWords.id.log}
      {...props}
    />,
  );
}

const count = (html: string, text: string) => html.split(text).length - 1;

describe('PartitionLog', () => {
  it('draws one named button for each record, and one tab stop for the lane', () => {
    const html = draw({});
    expect(count(html, 'data-testid="cell"')).toBe(6);
    expect(html).toContain('aria-label="offset 2, key budi"');
    expect(count(html, 'tabindex="0"')).toBe(1);
    expect(html).toContain('role="toolbar" aria-label="Partisi 0"');
  });

  it('prints end, bookmarks and lag as numbers', () => {
    const html = draw({});
    expect(html).toContain('data-group="search" data-lag="4"');
    expect(html).toContain('data-group="payment" data-lag="0"');
    expect(html).toContain('data-group="search" data-committed="2"');
    expect(count(html, 'data-testid="bracket"')).toBe(1);
  });

  it('says what to press while the log is empty, and only then', () => {
    expect(draw({ partitions: [lane(0)], groups: [], emptyText: 'Tekan Kirim 1.' })).toContain(
      'Tekan Kirim 1.',
    );
    expect(draw({ emptyText: 'Tekan Kirim 1.' })).not.toContain('Tekan Kirim 1.');
  });

  it('keeps only what is visible of twenty thousand records', () => {
    const html = draw({ partitions: [lane(20_000)] });
    expect(count(html, 'data-testid="cell"')).toBeLessThan(16);
    expect(html).toContain('data-offset="19999"');
    expect(html).toContain('data-testid="older-hidden"');
  });

  it('shows deleted records as gone, not as cells', () => {
    const html = draw({ partitions: [lane(6, 3)] });
    expect(count(html, 'data-testid="cell"')).toBe(3);
    expect(html).toContain('data-testid="gone" data-from="0" data-to="3"');
    expect(html).toContain('data-testid="low"');
  });

  it('tells duplicates, markers and records not yet read back apart', () => {
    const records = [
      { offset: 0, key: 'dewi' },
      { offset: 1, key: 'dewi', duplicate: 2 },
      { offset: 2, key: null, control: 'commit' as const },
    ];
    const html = draw({ partitions: [{ partition: 0, low: 0, end: 4, records }] });
    expect(html).toContain(
      'data-state="duplicate" aria-label="offset 1, key dewi, duplikat, kiriman ke-2"',
    );
    expect(html).toContain('data-state="commit" aria-label="offset 2, penanda commit"');
    // Whether it has a key is not known either.
    expect(html).toContain(
      'data-offset="3" data-state="unknown" aria-label="offset 3, isinya belum terbaca"',
    );
  });

  it('marks the lane something is on its way to', () => {
    const html = draw({ inFlight: [{ partition: 0, key: 'rina', ms: 3 }] });
    expect(html).toContain('data-testid="in-flight" data-count="1"');
    expect(html).toContain('di jalan, 3 ms');
  });

  it('is also a table', () => {
    const html = draw({ view: 'table' });
    expect(html).not.toContain('data-testid="cell"');
    expect(count(html, '<table')).toBe(2);
    expect(html).toContain('<td>siti</td>');
  });

  it('does not deny in the table what a group has read only because nobody told', () => {
    const told = (committed: number | null) => [
      { name: 'payment', positions: { 0: { committed, read: null } } },
    ];
    const none = '>belum ada</td>';
    expect(count(draw({ view: 'table', groups: told(6) }), none)).toBe(0);
    expect(count(draw({ view: 'table', groups: told(null) }), none)).toBe(3);
  });

  it('presses every record of those that belong together, each in its lane', () => {
    const partitions = [lane(6), { ...lane(6), partition: 1 }];
    const highlight = [
      { partition: 0, offset: 1 },
      { partition: 0, offset: 4 },
      { partition: 1, offset: 5 },
    ];
    const html = draw({ partitions, highlight });
    const pressed = html.match(/data-offset="\d+"(?=[^>]*aria-pressed="true")/g);
    expect(pressed).toEqual(['data-offset="1"', 'data-offset="4"', 'data-offset="5"']);
  });

  it('presses the highlighted record', () => {
    const html = draw({ highlight: { partition: 0, offset: 4 } });
    expect(count(html, 'aria-pressed="true"')).toBe(1);
  });
});
