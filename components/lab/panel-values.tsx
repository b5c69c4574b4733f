'use client';
/**
 * The figure's numbers for whoever reads the page by program. Out of sight and not `hidden`: of a
 * hidden element that isn't yet as expected, Playwright looks at the whole page, at each look.
 */
export type Values<State> = Readonly<Record<string, (state: State) => number | string>>;

interface PanelValuesProps<State> {
  /** Test id → what it reads. */
  readonly values: Values<State>;
  useFacts(read: (state: State) => number | string): number | string;
}

export function PanelValues<State>({ values, useFacts }: PanelValuesProps<State>) {
  return (
    <div className="sr-only" aria-hidden="true">
      {Object.entries(values).map(([name, read]) => (
        <Value key={name} {...{ name, read, useFacts }} />
      ))}
    </div>
  );
}

interface ValueProps<State> extends Pick<PanelValuesProps<State>, 'useFacts'> {
  readonly name: string;
  read(state: State): number | string;
}

function Value<State>({ name, read, useFacts }: ValueProps<State>) {
  return <data data-testid={name}>{useFacts(read)}</data>;
}
