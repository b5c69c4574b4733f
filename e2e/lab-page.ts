/** A lab's page as a reader uses it; every act can be done by keyboard alone. */
import { expect, type Locator, type Page } from '@playwright/test';

/** A lab has fewer stops than this; going round once more does no harm. */
const TABS_MAX = 140;
/** Presses between two looks at what was reached; 140 can be divided by it. */
const TABS_AT_ONCE = 10;

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  '#x27': "'",
  lt: '<',
  gt: '>',
  amp: '&',
};

/** A press while it is locked does nothing, as for a reader: who presses waits until it is free. */
export const whenFree = (scope: Page | Locator, testId: string): Locator =>
  scope.locator(`[data-testid="${testId}"]:not([aria-disabled="true"])`);

export const checkButton = (page: Page): Locator => whenFree(page, 'check');

export class LabPage {
  readonly page: Page;
  readonly text: Locator;
  readonly panel: Locator;

  constructor(page: Page) {
    this.page = page;
    this.text = page.getByRole('article').first();
    this.panel = page.locator('#panel');
  }

  async open(path: string, writer = 'order-service'): Promise<void> {
    await this.page.goto(path);
    await expect(this.process(writer)).toHaveAttribute('data-state', 'ready');
  }

  process(name: string): Locator {
    return this.panel.locator(`[data-process="${name}"]`);
  }

  value(id: string): Locator {
    return this.page.getByTestId(id);
  }

  cell(offset: number): Locator {
    return this.panel.locator(`[data-testid="cell"][data-offset="${offset}"]`);
  }

  /** The button of this control in the step that is now, or the only one. */
  control(name: string): Locator {
    return this.text.locator(`[data-control="${name}"]:not([aria-disabled="true"])`).first();
  }

  async press(name: string): Promise<void> {
    await this.control(name).press('Enter');
  }

  /**
   * Stops a flow of orders: nothing is written any more, and the page knows of the last one. A flow
   * also ends by itself; on a slow machine it may have done so already, and the press does nothing.
   */
  async stopFlow(end: () => Promise<number>): Promise<void> {
    const over = this.panel.locator('[data-testid="panel-flow"]:not([aria-disabled="true"])');
    await this.control('stop-flow').or(over).first().waitFor();
    await this.text.locator('[data-control="stop-flow"]').first().press('Enter');
    await expect(over).toBeVisible();
    await expect(this.value('value-end')).toHaveText(String(await end()));
  }

  async predict(id: string, option: string): Promise<void> {
    const form = this.page.getByTestId(`predict-${id}`);
    const wanted = form.locator(`input[type="radio"][value="${option}"]`);
    await form.locator('input[type="radio"]').first().focus();
    for (let step = 0; step < 6 && !(await wanted.isChecked()); step += 1) {
      // Space takes the first one, the arrows go on from there, as in any group of radio buttons.
      await this.page.keyboard.press(step === 0 ? 'Space' : 'ArrowDown');
    }
    await form.locator('button:not([aria-disabled="true"])').press('Enter');
    await expect(form).toHaveAttribute('data-saved', 'true');
  }

  /**
   * Everything that Tab reaches from the top of the page, by control or test id, in order; where
   * it is said what is wanted, only until all of that was reached.
   */
  async tabStops(wanted?: readonly string[]): Promise<string[]> {
    await this.page.evaluate(() => {
      document.body.dataset.stops = '';
      document.addEventListener('focusin', ({ target }) => {
        if (!(target instanceof HTMLElement)) return;
        const { control, testid } = target.dataset;
        document.body.dataset.stops += `${control ?? testid ?? target.tagName} `;
      });
    });
    let stops: string[] = [];
    for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
      await this.page.keyboard.press('Tab');
      if (tabs % TABS_AT_ONCE < TABS_AT_ONCE - 1) continue;
      stops = ((await this.page.locator('body').getAttribute('data-stops')) ?? '').split(' ');
      if (wanted?.every((name) => stops.includes(name))) break;
    }
    return stops;
  }

  /** What Tab does not reach of all controls on the page and of these test ids. */
  async missedByTab(ids: readonly string[]): Promise<string[]> {
    const controls = await this.page
      .locator('[data-control]')
      .evaluateAll((buttons) =>
        buttons.map((button) => (button as HTMLElement).dataset.control ?? ''),
      );
    const wanted = [...controls, ...ids];
    const stops = new Set(await this.tabStops(wanted));
    return wanted.filter((name) => !stops.has(name));
  }

  /** The words of a page as the server sends them, for whoever runs no scripts. */
  async wordsWithoutScripts(path: string): Promise<string> {
    const html = await (await this.page.request.get(path)).text();
    return html
      .replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/g, ' ')
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll(/&(quot|#x27|lt|gt|amp);/g, (_, name: string) => ENTITIES[name] ?? '');
  }
}
