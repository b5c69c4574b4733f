/** The guesses a text asks for, in words: read from the text itself, for the list of those set right. */
import { plain } from './search/sections.ts';

export interface Prediction {
  readonly question: string;
  /** Option id → its words, with the figure before them where it has one. */
  readonly options: Readonly<Record<string, string>>;
}

const PREDICT = /<Predict\b([^>]*)>([\s\S]*?)<\/Predict>/g;
const OPTION = /<Option\b([^>]*)>([\s\S]*?)<\/Option>/g;

export function predictionsOf(source: string): ReadonlyMap<string, Prediction> {
  return new Map(
    [...source.matchAll(PREDICT)].map(([, head = '', body = '']) => {
      const options = [...body.matchAll(OPTION)].map(([, attributes = '', text = '']) => {
        const value = attribute(attributes, 'value');
        return [attribute(attributes, 'id'), [value, plain(text)].filter(Boolean).join(', ')];
      });
      const question = attribute(head, 'question');
      return [attribute(head, 'id'), { question, options: Object.fromEntries(options) }];
    }),
  );
}

const attribute = (source: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(source)?.[1] ?? '';
