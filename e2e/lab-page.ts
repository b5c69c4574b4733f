/** A lab's page as a reader uses it; every act can be done by keyboard alone. */
import { expect, type Locator, type Page } from '@playwright/test';

/** A lab has fewer stops than this; going round once more does no harm. */
const TABS_MAX = 140;

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

  /** Stops a flow of orders: nothing is written any more, and the page knows of the last one. */
  async stopFlow(end: () => Promise<number>): Promise<void> {
    await this.press('stop-flow');
    await expect(this.panel.getByTestId('panel-flow')).not.toHaveAttribute('aria-disabled', 'true');
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
    await form.getByRole('button').focus();
    await this.page.keyboard.press('Enter');
    await expect(form).toHaveAttribute('data-saved', 'true');
  }

  /** Everything that Tab reaches from the top of the page, by control or test id, in order. */
  async tabStops(): Promise<string[]> {
    await this.page.evaluate(() => {
      document.body.dataset.stops = '';
      document.addEventListener('focusin', ({ target }) => {
        if (!(target instanceof HTMLElement)) return;
        const { control, testid } = target.dataset;
        document.body.dataset.stops += `${control ?? testid ?? target.tagName} `;
      });
    });
    for (let tabs = 0; tabs < TABS_MAX; tabs += 1) await this.page.keyboard.press('Tab');
    return ((await this.page.locator('body').getAttribute('data-stops')) ?? '').split(' ');
  }
}
