/** The front page as a visitor uses it, by keyboard alone. */
import { expect, type Page } from '@playwright/test';

export class Front {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** React has taken hold of the page: it hears of what another tab does from now on. */
  async open(path: string): Promise<void> {
    await this.page.goto(path);
    const held = () => Object.keys(document.body).some((key) => key.startsWith('__react'));
    await expect.poll(() => this.page.evaluate(held)).toBe(true);
  }

  async press(control: string): Promise<void> {
    await this.page.locator(`[data-control="${control}"]`).focus();
    await this.page.keyboard.press('Enter');
  }

  value(id: string) {
    return this.page.getByTestId(id);
  }

  process(name: string) {
    return this.page.getByTestId('tower').locator(`[data-process="${name}"]`);
  }

  async pid(name: string): Promise<number> {
    return Number(/pid (\d+)/.exec((await this.process(name).textContent()) ?? '')?.[1]);
  }

  /** Both listeners have read everything. */
  async settled(end: number): Promise<void> {
    for (const id of ['value-end', 'committed-notification', 'committed-payment']) {
      await expect(this.value(id)).toHaveText(String(end), { timeout: 20_000 });
    }
  }
}
