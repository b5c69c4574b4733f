'use client';
/** The buttons of a panel: wired to the lab's controls, and saying why when they may not be pressed. */
import { CardAction } from '#components/view/card-action.tsx';
import { usePress } from './panel-presses.tsx';
import { useView } from './use-lab.ts';

function useControl(control: string) {
  const wired = useView(({ controls }) => controls[control]);
  const press = usePress();
  return {
    reason: wired?.disabled,
    locked: wired === undefined || wired.disabled !== undefined || wired.pending,
    press: () => {
      if (wired && wired.disabled === undefined) press(wired.run);
    },
  };
}

interface ControlProps {
  readonly control: string;
  readonly children: string;
}

/** In the corner of a process card. */
export function CardControl({ control, children }: ControlProps) {
  const { reason, locked, press } = useControl(control);
  return (
    <CardAction
      label={children}
      control={control}
      disabled={locked}
      {...(reason === undefined ? {} : { reason })}
      onClick={press}
    />
  );
}

/** In a row of the panel. */
export function ControlButton({ control, children }: ControlProps) {
  const { reason, locked, press } = useControl(control);
  return (
    <button
      type="button"
      data-testid={`panel-${control}`}
      aria-disabled={locked || undefined}
      title={reason}
      onClick={press}
    >
      {children}
    </button>
  );
}
