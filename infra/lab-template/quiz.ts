/** The questions under the lab `lab-template`. Every option has its reason, the right one too. */
import type { QuizQuestion } from '#lib/lab.ts';

const text = (id: string, en: string) => ({ id, en });

export const quiz: readonly QuizQuestion[] = [
  {
    id: 'first',
    question: text('TODO: pertanyaan pertama?', 'TODO: the first question?'),
    options: [
      {
        id: 'a',
        text: text('TODO: jawaban', 'TODO: an answer'),
        right: true,
        reason: text('TODO: mengapa benar', 'TODO: why it is right'),
      },
      {
        id: 'b',
        text: text('TODO: jawaban', 'TODO: an answer'),
        right: false,
        reason: text('TODO: mengapa menggoda', 'TODO: why it tempts'),
      },
    ],
  },
  {
    id: 'second',
    question: text('TODO: pertanyaan kedua?', 'TODO: the second question?'),
    options: [
      {
        id: 'a',
        text: text('TODO: jawaban', 'TODO: an answer'),
        right: false,
        reason: text('TODO: mengapa menggoda', 'TODO: why it tempts'),
      },
      {
        id: 'b',
        text: text('TODO: jawaban', 'TODO: an answer'),
        right: true,
        reason: text('TODO: mengapa benar', 'TODO: why it is right'),
      },
    ],
  },
];
