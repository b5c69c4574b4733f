/**
 * `<Predict>` with its `<Option>`s. Runs on the server, where the options of the text can be read
 * as what they are, and hands them on as a list.
 */
import { Children, isValidElement, type ReactNode } from 'react';
import type { PredictOption } from '#components/lab/predict.tsx';
import { WiredPredict } from './wired.tsx';

interface OptionProps {
  readonly id: string;
  readonly value?: string;
  readonly children: ReactNode;
}

interface PredictProps {
  readonly id: string;
  readonly question: string;
  readonly children: ReactNode;
}

export function Predict({ id, question, children }: PredictProps) {
  return <WiredPredict id={id} question={question} options={optionsIn(children)} />;
}

/** Only a place in the text: `<Predict>` reads it, it never draws itself. */
export function Option(_: OptionProps): ReactNode {
  throw new Error('An <Option> stands outside its <Predict>.');
}

function optionsIn(children: ReactNode): PredictOption[] {
  return Children.toArray(children).flatMap((child): PredictOption[] => {
    if (!isValidElement<OptionProps>(child) || child.type !== Option) return [];
    const { id, value, children: text } = child.props;
    return [value === undefined ? { id, text } : { id, value, text }];
  });
}
