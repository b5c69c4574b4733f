'use client';
/** What the panel of the lab `chaos` draws from. */
import { factsOf } from '#components/lab/facts-of.ts';
import { model } from './model.ts';

export const useFacts = factsOf(model);
