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
import { useLab } from '#components/lab/use-lab.ts';
import { WhyView } from '#components/lab/why.tsx';
import { labWords } from '#components/lab/words.ts';

const StepContext = createContext<StepState>('now');

export function Step({ until, children }: { until: string; children: ReactNode }) {
  const { steps, locale } = useFrame();
  const { view } = useLab();
  const state = stepState(steps, view.reached, until);
  return (
    <StepContext value={state}>
      <StepView number={steps.indexOf(until) + 1} state={state} locale={locale}>
        {children}
      </StepView>
    </StepContext>
  );
}

export function Do({ control, children }: { control: string; children: ReactNode }) {
  const { view, locale } = useLab();
  const { pending, failure, run } = useAction(locale);
  const step = useContext(StepContext);
  const wired = view.controls[control];
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
  const { view, locale, predict } = useLab();
  const { pending, failure, run } = useAction(locale);
  const step = useContext(StepContext);
  return (
    <PredictView
      id={id}
      tone={step === 'now' ? 'now' : 'quiet'}
      question={question}
      options={options}
      saved={view.progress.predictions[id]?.option}
      measured={view.measured[id]}
      pending={pending}
      disabled={view.connected ? undefined : labWords.notConnected[locale]}
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
  const { view, locale } = useLab();
  return (
    <WhyView title={title} reached={view.reached.has(until)} locale={locale}>
      {children}
    </WhyView>
  );
}

export function Live({ value }: { value: string }) {
  return <LiveView value={useLab().view.live[value]} />;
}

export function Challenge({ title, children }: { title?: string; children: ReactNode }) {
  const { steps } = useFrame();
  const { view, locale, check } = useLab();
  const { pending, failure, run } = useAction(locale);
  const [report, setReport] = useState<ChallengeValue>();
  const ask = async () => {
    const answer = await check();
    if (answer.ok) setReport(answer.report);
    return answer;
  };
  return (
    <ChallengeView
      title={title}
      tone={steps.every((step) => view.reached.has(step)) ? 'now' : 'quiet'}
      report={report}
      passedAt={view.progress.passed}
      pending={pending}
      disabled={view.connected ? undefined : labWords.notConnected[locale]}
      failure={failure}
      locale={locale}
      onCheck={() => run(ask)}
    >
      {/* Several buttons and no order: none of them is the one to press now. */}
      <StepContext value="later">{children}</StepContext>
    </ChallengeView>
  );
}

export function Quiz() {
  const { questions } = useFrame();
  const { view, locale, answer } = useLab();
  const { run } = useAction(locale);
  const choose = (question: string, option: string) => {
    // The first choice counts; opening another option is reading on.
    if (view.connected && !view.progress.quiz[question]) run(() => answer(question, option));
  };
  return (
    <QuizView
      questions={questions}
      answers={view.progress.quiz}
      locale={locale}
      onAnswer={choose}
    />
  );
}
