'use client';
/**
 * The frame of the sheet of shapes: choose a room size, a theme and figure or table, and see all
 * parts so. The parts themselves are in the sheet-*.tsx files beside it.
 */
import { type CSSProperties, useState } from 'react';
import type { FigureSize } from '#components/view/layout.ts';
import css from './sheet.module.css';
import { SheetData } from './sheet-data.tsx';
import { SheetLog } from './sheet-log.tsx';
import { SheetPage } from './sheet-page.tsx';
import { SheetProcesses } from './sheet-processes.tsx';
import { SheetShapes } from './sheet-shapes.tsx';
import { SheetTower } from './sheet-tower.tsx';
import { type Scheme, useTokens } from './use-tokens.ts';
import { type PartsWords, partsWords } from './words.ts';

export type Locale = 'id' | 'en';
export type Theme = 'both' | 'light' | 'dark';
export type View = 'figure' | 'table';

export interface PartProps {
  w: PartsWords;
  locale: Locale;
  view: View;
  /** Both may stand side by side, and then need different names. */
  scheme: Scheme;
}

const SIZES: FigureSize[] = ['desk', 'projector', 'phone'];
const THEMES: Theme[] = ['both', 'light', 'dark'];
const VIEWS: View[] = ['figure', 'table'];
const PROJECTOR = { '--k': 1.36 } as CSSProperties;

export function PartsSheet({ locale }: { locale: Locale }) {
  const w = partsWords[locale];
  const [size, setSize] = useState<FigureSize>('desk');
  const [theme, setTheme] = useState<Theme>('both');
  const [view, setView] = useState<View>('figure');
  const tokens = useTokens();
  const shown = theme === 'both' ? (['light', 'dark'] as const) : [theme];
  return (
    <main id="isi" className={css.sheet}>
      <header className={css.head}>
        <p className={css.example}>{w.example}</p>
        <h1>{w.title}</h1>
        <p>{w.lead}</p>
        <Choice options={SIZES} names={w.size} value={size} onChange={setSize} />
        <Choice options={THEMES} names={w.theme} value={theme} onChange={setTheme} />
        <Choice options={VIEWS} names={w.view} value={view} onChange={setView} />
      </header>
      <div className={css.themes} data-size={size} data-both={theme === 'both' || undefined}>
        {shown.map((scheme) => (
          <div
            // A new room size is a new drawing: what it measured belongs to the old one.
            key={`${scheme} ${size}`}
            className={css.plate}
            data-testid={`plate-${scheme}`}
            data-proyektor={size === 'projector' ? '' : undefined}
            style={{
              colorScheme: scheme,
              ...tokens[scheme],
              ...(size === 'projector' ? PROJECTOR : {}),
            }}
          >
            <Parts w={w} locale={locale} view={view} scheme={scheme} />
          </div>
        ))}
      </div>
    </main>
  );
}

function Parts(props: PartProps) {
  return (
    <>
      <SheetLog {...props} />
      <SheetProcesses {...props} />
      <SheetPage {...props} />
      <SheetShapes {...props} />
      <SheetData {...props} />
      <SheetTower {...props} />
    </>
  );
}

interface ChoiceProps<T extends string> {
  options: T[];
  names: Record<T, string>;
  value: T;
  onChange: (value: T) => void;
}

function Choice<T extends string>({ options, names, value, onChange }: ChoiceProps<T>) {
  return (
    <span className={css.choice}>
      {options.map((option) => (
        <button
          key={option}
          type="button"
          data-choice={option}
          aria-pressed={option === value}
          onClick={() => onChange(option)}
        >
          {names[option]}
        </button>
      ))}
    </span>
  );
}

/** A part under its name, ruled off as in a type specimen. */
export function Part(props: { title: string; id: string; children: React.ReactNode }) {
  return (
    <section className={css.part} data-part={props.id}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}
