/**
 * A sum of money as the database holds it, over a bar: the rightful part in ink, a surplus in
 * accent. Two of them beside each other must get the same `scale`, or the comparison would lie.
 */
import css from './money.module.css';

export interface MoneyProps {
  /** What the number is: "tertagih di database". */
  label: string;
  /** The sum as printed: "Rp480.000". */
  text: string;
  amount: number;
  rightful: number;
  /** Not all was read yet: what is missing may still come, and is no fault. */
  open?: boolean;
  /** The sum that fills the whole bar. */
  scale: number;
  rightfulText: string;
  /** "47 tagihan berlebih" or "tepat satu kali". */
  verdict: string;
}

export function Money(props: MoneyProps) {
  const { label, text, amount, rightful, open = false, scale, rightfulText, verdict } = props;
  const part = (sum: number) => `${scale > 0 ? (100 * Math.max(0, sum)) / scale : 0}%`;
  const wrong = amount > rightful || (amount < rightful && !open);
  return (
    <div className={css.money} data-testid="money" data-wrong={wrong || undefined}>
      <span className={css.label}>{label}</span>
      <strong className={css.sum}>{text}</strong>
      <span className={css.bar} aria-hidden="true">
        <i className={css.rightful} style={{ width: part(Math.min(amount, rightful)) }} />
        <i className={css.surplus} style={{ width: part(amount - rightful) }} />
        {amount < rightful && (
          <i className={css.missing} style={{ width: part(rightful - amount) }} />
        )}
      </span>
      <span className={css.foot}>
        <span>{rightfulText}</span>
        <b>{verdict}</b>
      </span>
    </div>
  );
}
