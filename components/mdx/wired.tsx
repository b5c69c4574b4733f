'use client';
/**
 * The parts of a lab's text, wired to the lab: each reads the shared view and hands what it needs
 * to a part of `components/lab`, which knows nothing of stores.
 */
import { createContext, type ReactNode, useContext, useState } from 'react';
import { type ChallengeValue, ChallengeView } from '#components/lab/challenge.tsx';
import { DoButton } from '#components/lab/do-button.tsx';
import { useFrame } from '#components/lab/frame.tsx';
import { LiveView } from '#components/lab/live.tsx';
import { type PredictOption, PredictView } from '#components/lab/predict.tsx';
import { QuizView } from '#components/lab/quiz.tsx';
import { StepView } from '#components/lab/step.tsx';
import { type StepState, stepState } from '#components/lab/steps.ts';
import { useAction } from '#components/lab/use-action.ts';
import { useLab, useView } from '#components/lab/use-lab.ts';
import { WhyView } from '#components/lab/why.tsx';
import { labWords } from '#components/lab/words.ts';
import { whyAnchor } from './anchor.ts';

const StepContext = createContext<StepState>('now');

export function Step({ until, children }: { until: string; children: ReactNode }) {
  const { steps, locale } = useFrame();
  const state = useView(({ reached }) => stepState(steps, reached, until));
  return (
    <StepContext value={state}>
      <StepView number={steps.indexOf(until) + 1} state={state} locale={locale}>
        {children}
      </StepView>
    </StepContext>
  );
}

export function Do({ control, children }: { control: string; children: ReactNode }) {
  const { locale } = useLab();
  const { pending, failure, run } = useAction(locale);
  const step = useContext(StepContext);
  const wired = useView(({ controls }) => controls[control]);
  return (
    <DoButton
      control={control}
      tone={step === 'now' ? 'now' : 'quiet'}
      disabled={wired ? wired.disabled : labWords.notConnected[locale]}
      pending={pending || (wired?.pending ?? false)}
      failure={failure}
      locale={locale}
      onPress={() => {
        if (wired) run(() => wired.run());
      }}
    >
      {children}
    </DoButton>
  );
}

export interface WiredPredictProps {
  readonly id: string;
  readonly question: string;
  readonly options: readonly PredictOption[];
}

export function WiredPredict({ id, question, options }: WiredPredictProps) {
  const { locale, predict } = useLab();
  const { pending, failure, run } = useAction(locale);
  const step = useContext(StepContext);
  const saved = useView(({ progress }) => progress.predictions[id]?.option);
  const measured = useView((view) => view.measured[id]);
  const connected = useView((view) => view.connected);
  return (
    <PredictView
      id={id}
      tone={step === 'now' ? 'now' : 'quiet'}
      question={question}
      options={options}
      saved={saved}
      measured={measured}
      pending={pending}
      disabled={connected ? undefined : labWords.notConnected[locale]}
      failure={failure}
      locale={locale}
      onSave={(option) => run(() => predict(id, option))}
    />
  );
}

export function Why({
  until,
  title,
  children,
}: {
  until: string;
  title: string;
  children: ReactNode;
}) {
  const { steps, locale } = useFrame();
  const state = useView(({ reached }) => stepState(steps, reached, until));
  return (
    <WhyView
      title={title}
      anchor={whyAnchor(until)}
      expected={state === 'now'}
      reached={state === 'done'}
      locale={locale}
    >
      {children}
    </WhyView>
  );
}

export function Live({ value, amount }: { value: string; amount?: boolean }) {
  const { locale } = useFrame();
  return <LiveView value={useView(({ live }) => live[value])} amount={amount} locale={locale} />;
}

export function Challenge({ title, children }: { title?: string; children: ReactNode }) {
  const { steps } = useFrame();
  const { locale, check } = useLab();
  const connected = useView((view) => view.connected);
  // In this run: an earlier pass is kept with the progress and does not pass this one.
  const passedAt = useView(({ progress }) => (progress.passedHere ? progress.passed : undefined));
  const ready = useView(({ reached }) => steps.every((step) => reached.has(step)));
  const action = useAction(locale);
  // A verdict belongs to the run it was given in.
  const run = useView(({ history }) => history?.run);
  const [verdict, setVerdict] = useState<{ run: number | undefined; report: ChallengeValue }>();
  const ask = async () => {
    const answer = await check();
    if (answer.ok) setVerdict({ run, report: answer.report });
    return answer;
  };
  return (
    <ChallengeView
      title={title}
      tone={ready ? 'now' : 'quiet'}
      report={verdict?.run === run ? verdict?.report : undefined}
      passedAt={passedAt}
      pending={action.pending}
      disabled={connected ? undefined : labWords.notConnected[locale]}
      failure={action.failure}
      locale={locale}
      onCheck={() => action.run(ask)}
    >
      {/* Several buttons and no order: none of them is the one to press now. */}
      <StepContext value="later">{children}</StepContext>
    </ChallengeView>
  );
}

export function Quiz() {
  const { questions } = useFrame();
  const { locale, answer } = useLab();
  const { run } = useAction(locale);
  const connected = useView((view) => view.connected);
  const answers = useView(({ progress }) => progress.quiz);
  const choose = (question: string, option: string) => {
    // The first choice counts; opening another option is reading on.
    if (connected && !answers[question]) run(() => answer(question, option));
  };
  return <QuizView questions={questions} answers={answers} locale={locale} onAnswer={choose} />;
}
