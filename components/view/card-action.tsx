/** What can be done to a process: a real button in the corner of its card. */
import css from './process-card.module.css';

export interface CardActionProps {
  label: string;
  onClick?: () => void;
  disabled?: boolean;
  /** Said why it is locked. */
  reason?: string;
  control?: string;
}

/** Stays reachable while it is locked, so that the reason can be read. */
export function CardAction({ label, onClick, disabled = false, reason, control }: CardActionProps) {
  return (
    <button
      type="button"
      className={css.action}
      data-control={control}
      aria-disabled={disabled || undefined}
      title={disabled ? reason : undefined}
      onClick={disabled ? undefined : onClick}
    >
      {label}
      {disabled && reason && <span className={css.spoken}>, {reason}</span>}
    </button>
  );
}
