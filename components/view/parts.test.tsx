/** Cards, evidence and the other parts: their states are words and attributes, not only looks. */
import { renderToStaticMarkup as html } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CardAction } from './card-action.tsx';
import { Chip } from './chip.tsx';
import { DocumentSheets } from './document-sheets.tsx';
import { Evidence, tabStep } from './evidence.tsx';
import { firstRow, longColumns, rowsThatFit } from './evidence-rows.tsx';
import { keyShape } from './keys.ts';
import { Money } from './money.tsx';
import { ProcessCard } from './process-card.tsx';
import { TransactionBox } from './transaction-box.tsx';
import { viewWords } from './words.ts';

describe('keys', () => {
  it('gives an unknown key its letter and none to a record without a key', () => {
    expect(keyShape('wawan')).toMatchObject({ id: 'other', letter: 'W' });
    expect(keyShape(null)).toMatchObject({ id: 'none', letter: '' });
    expect(keyShape('budi').fill).toBe('var(--key-budi-fill)');
  });
});

describe('Chip', () => {
  it('counts deliveries on a duplicate and names the error of a refusal', () => {
    expect(html(<Chip keyName="dewi" state="duplicate" delivery={3} />)).toContain('×3');
    expect(html(<Chip keyName="dewi" state="refused" refusal="E11000" />)).toContain('E11000');
  });

  it('is hollow and whole where an event only names what it is about', () => {
    const thin = html(<Chip keyName="dewi" state="thin" />);
    expect(thin).not.toContain('var(--key-dewi-fill)');
    expect(thin).not.toContain('stroke-dasharray');
    expect(html(<Chip keyName="dewi" state="stored" />)).toContain('var(--key-dewi-fill)');
  });

  it('has no letter and no error text in prose size', () => {
    const small = html(<Chip keyName="dewi" size={13} state="refused" refusal="E11000" />);
    expect(small).not.toContain('<text');
    expect(small).not.toContain('E11000');
  });
});

describe('ProcessCard', () => {
  it('carries its signal and the seconds left of its session', () => {
    const ring = { leftMs: 3_000, totalMs: 6_000, text: '3,0', label: '3 detik lagi' };
    const card = html(
      <ProcessCard name="payment" phase="killed" detail="pid 1" exit="SIGKILL" ring={ring} />,
    );
    expect(card).toContain('data-process="payment" data-state="killed"');
    expect(card).toContain('SIGKILL');
    expect(card).toContain('stroke-dasharray="0.5000 1"');
    expect(card).toContain('3 detik lagi');
  });

  it('keeps a locked action reachable and says why it is locked', () => {
    const action = html(<CardAction label="Bunuh" disabled reason="tebak dulu" />);
    expect(action).toContain('aria-disabled="true"');
    expect(action).toContain('tebak dulu');
    expect(action).not.toContain(' disabled=""');
  });
});

describe('Evidence', () => {
  const rows = Array.from({ length: 9 }, (_, n) => ({ id: `${n}`, cells: [`pesanan-0@${8 - n}`] }));
  const tab = {
    id: 'record',
    label: 'Record',
    columns: [{ id: 'at', label: 'offset' }],
    empty: '',
  };

  it('shows whole rows only, the newest in accent, the rest on further pages', () => {
    const labels = viewWords.id.evidence;
    const page = html(<Evidence name="Bukti" tabs={[{ ...tab, rows }]} labels={labels} />);
    expect(page.split('data-row=').length - 1).toBe(6);
    expect(page).toContain('data-row="0" data-hit="true"');
    expect(page).toContain('1–6 / 9');
  });

  it('has no newest row where rows stand in no order of time', () => {
    const labels = viewWords.id.evidence;
    const settings = { ...tab, rows, timeless: true };
    expect(html(<Evidence name="Bukti" tabs={[settings]} labels={labels} />)).not.toContain(
      'data-hit',
    );
  });

  it('walks the tabs in a circle', () => {
    expect(tabStep('ArrowRight', 3, 4)).toBe(0);
    expect(tabStep('ArrowLeft', 0, 4)).toBe(3);
    expect(tabStep('End', 0, 4)).toBe(3);
    expect(tabStep('x', 0, 4)).toBeNull();
  });

  it('turns to a newly chosen row and then obeys the reader', () => {
    const page = { at: 0, chosen: null };
    expect(firstRow(rows, 3, '7', page)).toBe(5);
    expect(firstRow(rows, 3, '1', page)).toBe(0);
    expect(firstRow(rows, 3, '7', { at: 0, chosen: '7' })).toBe(0);
    expect(firstRow(rows, 3, null, { at: 99, chosen: null })).toBe(6);
  });

  it('fits no half rows', () => {
    expect(rowsThatFit(21 + 24 * 4 + 21, 21, 1)).toBe(4);
    expect(rowsThatFit(0, 21, 1)).toBe(1);
  });

  it('shares the width among long columns, and leaves the copy button in sight', () => {
    const rows = [{ id: 'a', cells: ['pesanan-0@5', 'x'.repeat(60), 'y'.repeat(60)] }];
    expect(longColumns(3, rows)).toEqual([undefined, '49%', '49%']);
    expect(longColumns(2, [{ id: 'a', cells: ['payment', '6'] }])).toEqual([undefined, '99%']);
    expect(longColumns(2, [])).toEqual([undefined, '99%']);
  });
});

describe('Money', () => {
  const sum = { label: '', text: 'Rp30', rightful: 10, scale: 40, rightfulText: '', verdict: '' };

  it('says wrong when the sum is not the rightful one, and draws both parts to scale', () => {
    const wrong = html(<Money {...sum} amount={30} />);
    expect(wrong).toContain('data-wrong="true"');
    expect(wrong).toContain('width:25%');
    expect(wrong).toContain('width:50%');
    expect(html(<Money {...sum} amount={10} />)).not.toContain('data-wrong');
    expect(html(<Money {...sum} amount={5} />)).toContain('data-wrong');
    // What was not read yet is not missing.
    expect(html(<Money {...sum} amount={5} open />)).not.toContain('data-wrong');
    expect(html(<Money {...sum} amount={30} open />)).toContain('data-wrong');
  });
});

describe('TransactionBox', () => {
  it('puts outside what leaves', () => {
    const leaving = { keyName: 'dewi', label: 'di luar kotak' };
    const box = html(
      <TransactionBox name="satu transaksi" state="open" leaving={leaving}>
        isi
      </TransactionBox>,
    );
    expect(box.indexOf('</fieldset>')).toBeLessThan(box.indexOf('di luar kotak'));
  });
});

describe('DocumentSheets', () => {
  it('fans at most six copies and keeps the count in words', () => {
    const sheets = html(<DocumentSheets lines={['evt-7']} count={48} words="48 lembar" />);
    expect(sheets.match(/<g class/g)?.length).toBe(6);
    expect(sheets).toContain('48 lembar');
  });
});
