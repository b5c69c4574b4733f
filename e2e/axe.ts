/**
 * What axe finds on a lab's page. Listings are left out: thousands of coloured words cost it the
 * most of its seconds, and `quality.e2e.ts` has it look at them on two labs.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

export const axe = (page: Page): AxeBuilder => new AxeBuilder({ page }).exclude('pre');
