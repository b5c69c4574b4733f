'use client';
/**
 * A program that ended itself because only somebody who knows can say how it goes on. A part of
 * the frame: whichever lab runs such a program, its reader is told why, and what helps.
 */
import type { Locale } from '#components/site/words.ts';
import type { ProcessFacts } from './panel-process.tsx';
import { refusalWords } from './refusal-words.ts';
import { useLab, useView } from './use-lab.ts';

type Processes = Readonly<Record<string, ProcessFacts>>;

export function PanelRefusals() {
  const { locale } = useLab();
  const processes = useView(
    ({ state }) => (state as { readonly processes?: Processes } | undefined)?.processes,
  );
  return <Refusals processes={processes ?? {}} locale={locale} />;
}

interface RefusalsProps {
  readonly processes: Processes;
  readonly locale: Locale;
}

export function Refusals({ processes, locale }: RefusalsProps) {
  const words = refusalWords[locale];
  return Object.entries(processes).map(([name, { exit }]) => {
    if (!exit?.refusal) return null;
    const { cause, code, message } = exit.refusal;
    return (
      <section key={name} className="panel-refusal" role="alert" data-testid="refused-program">
        <p>
          <b>{words.title(name)}</b> {words.cause[cause]}
        </p>
        <p>
          <code>{code === cause ? message : `${code}: ${message}`}</code>
        </p>
        <p>{words.remedy}</p>
      </section>
    );
  });
}
