'use client';
/** The telephone as drawn from the same facts as the tower: five real calls, and their time. */
import { useLab } from '#components/lab/use-lab.ts';
import { type Pole, Poles } from '#components/view/poles.tsx';
import { SERVICES } from '../../shop/service-names.ts';
import { isKilled, lastCall, type State } from './model.ts';
import { useFacts, useRecorded, useWords } from './tower-lab.tsx';

export function TelephoneFigure({ size }: { size: 'wide' | 'narrow' }) {
  const words = useWords();
  const { locale } = useLab();
  const state = useFacts((facts) => facts);
  const poles: readonly Pole[] = [
    { name: 'order', dead: false },
    ...SERVICES.map((name) => ({
      name,
      dead: isKilled(state, name),
      call: answeredIn(state, name, locale),
    })),
  ];
  return (
    <Poles poles={poles} size={size} label={`${words.polesName} ${phoneSaid(state, words)}`} />
  );
}

/** The sentence under the poles, and what they are. */
export function TelephoneCaption() {
  const words = useWords();
  const text = useFacts((state) => phoneSaid(state, words));
  const recorded = useRecorded();
  return (
    <>
      <p className="telephone-caption" data-testid="telephone-said">
        {text}
      </p>
      <small>{recorded ? words.telephoneRecorded : words.telephoneReal}</small>
    </>
  );
}

function answeredIn(state: State, name: (typeof SERVICES)[number], locale: string) {
  const call = lastCall(state, name);
  if (call?.status !== 200) return undefined;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(call.ms)} ms`;
}

export function phoneSaid(state: State, words: ReturnType<typeof useWords>): string {
  const last = state.phoned.at(-1);
  if (!last) return words.telephoneStill;
  const ended = last.calls.at(-1);
  return words.telephoneLive({
    orders: state.phoned.length,
    failed: state.phoned.filter(({ failedAt }) => failedAt !== null).length,
    ms: last.calls.reduce((sum, { ms }) => sum + ms, 0),
    ...(last.failedAt === null
      ? {}
      : {
          failedAt: last.failedAt,
          why: ended?.errno ?? `HTTP ${ended?.status}`,
          notCalled: SERVICES.length - last.calls.length,
        }),
  });
}
