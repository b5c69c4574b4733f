/**
 * Inside the page of a student with a screen: from the click to the moment its effect stands in
 * the DOM, and to the frame after that. Bundled and run before the page's own scripts.
 */

interface Shown {
  readonly dom: number;
  readonly painted: number;
}

let before = '';
let selector = '';
let clickedAt = Number.NaN;
let told: (shown: Shown) => void = () => undefined;
let shown: Promise<Shown> = Promise.reject(new Error('nothing was armed'));
shown.catch(() => undefined);

/** A state where there is one: beside it a clock may be running in the text. */
function sight(): string {
  const found = document.querySelectorAll<HTMLElement | SVGElement>(selector);
  return [...found].map((one) => one.dataset.state ?? one.textContent).join('|');
}

new MutationObserver(() => {
  if (Number.isNaN(clickedAt) || sight() === before) return;
  const since = clickedAt;
  const dom = performance.now() - since;
  clickedAt = Number.NaN;
  requestAnimationFrame(() => told({ dom, painted: performance.now() - since }));
}).observe(document, {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ['data-state'],
});

const watch = {
  /** From now on: what this button changes at that place of the screen. */
  arm(button: string, screen: string): void {
    selector = screen;
    before = sight();
    clickedAt = Number.NaN;
    shown = new Promise((resolve) => {
      told = resolve;
    });
    const clicked = ({ target, timeStamp }: Event) => {
      if (!(target instanceof Element) || !target.closest(button)) return;
      clickedAt = timeStamp;
      document.removeEventListener('click', clicked, true);
    };
    document.addEventListener('click', clicked, true);
  },
  shown: () => shown,
};

export type LoadWatch = typeof watch;

declare global {
  interface Window {
    loadWatch: LoadWatch;
  }
}

window.loadWatch = watch;
