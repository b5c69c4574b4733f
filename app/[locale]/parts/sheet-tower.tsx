'use client';
/** The tower of the front page: before the first order, alive, with one listener dead, and full. */
import { Tower, type TowerProps } from '#components/view/tower.tsx';
import type { TowerProcess } from '#components/view/tower-radio.tsx';
import { messages } from '#content/pembuka/tower/messages.ts';
import css from './sheet.module.css';
import { Part, type PartProps } from './sheet.tsx';

const KEYS = ['dewi', 'joko', 'budi', 'agus', 'siti', 'rina'];

type Facts = Pick<TowerProps, 'low' | 'end' | 'sending' | 'writer' | 'listeners'>;

export function SheetTower({ w, locale, scheme }: PartProps) {
  const words = messages[locale];
  const absent = (name: string): TowerProcess => ({ name, phase: 'absent', detail: words.absent });
  const ready = (name: string, pid: number): TowerProcess => ({
    name,
    phase: 'ready',
    detail: words.ready(pid),
  });
  const starting: TowerProcess = {
    name: 'order-service',
    phase: 'starting',
    detail: words.starting(4182),
  };
  const dead: TowerProcess = {
    name: 'notification',
    phase: 'killed',
    detail: words.killed(4203),
    signal: 'SIGKILL',
  };
  const states: Record<'still' | 'live' | 'dead' | 'full', Facts> = {
    still: {
      low: 0,
      end: 0,
      sending: false,
      writer: absent('order-service'),
      listeners: [
        { ...absent('notification'), committed: null },
        { ...absent('payment'), committed: null },
      ],
    },
    live: {
      low: 0,
      end: 5,
      sending: true,
      writer: starting,
      listeners: [
        { ...ready('notification', 4203), committed: 5 },
        { ...ready('payment', 4219), committed: 5 },
      ],
    },
    dead: {
      low: 0,
      end: 14,
      sending: false,
      writer: ready('order-service', 4182),
      listeners: [
        { ...dead, committed: 5 },
        { ...ready('payment', 4219), committed: 13 },
      ],
    },
    full: {
      low: 0,
      end: 40,
      sending: false,
      writer: ready('order-service', 4182),
      listeners: [
        { ...dead, committed: 9 },
        { ...ready('payment', 4219), committed: 40 },
      ],
    },
  };
  return (
    <Part id="tower" title={w.tower.title}>
      <div className={css.towers}>
        {(['still', 'live', 'dead', 'full'] as const).map((name) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          <figure key={name} className={css.tower} tabIndex={0}>
            <Tower
              {...states[name]}
              records={recordsTo(states[name].end)}
              rings={[]}
              onRingEnd={() => undefined}
              labels={{ ...words, name: `${words.figureName} ${w.tower[name]}, ${scheme}` }}
            />
            <figcaption>{w.tower[name]}</figcaption>
          </figure>
        ))}
      </div>
    </Part>
  );
}

const recordsTo = (end: number) =>
  Array.from({ length: end }, (_, offset) => ({ offset, key: KEYS[offset % KEYS.length] ?? null }));
