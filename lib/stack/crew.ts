/** The engines that run, and who wants to hear about them. */
import { type Engine, type EnginePlan, type EngineState, startEngine } from './engine.ts';
import type { Warden } from './warden.ts';

export class Crew {
  readonly #warden: Warden;
  readonly #engines = new Map<string, Engine>();
  readonly #states = new Map<string, EngineState>();
  readonly #others: AsyncDisposable[] = [];
  readonly #listeners = new Set<(states: EngineState[]) => void>();

  constructor(warden: Warden) {
    this.#warden = warden;
  }

  async start(plan: EnginePlan): Promise<void> {
    const engine = await startEngine(plan, this.#warden, (state) => {
      this.#states.set(state.name, state);
      for (const listener of this.#listeners) listener(this.states());
    });
    this.#engines.set(plan.name, engine);
  }

  /** Something that must end with the engines, without being one. */
  add(other: AsyncDisposable | undefined): void {
    if (other) this.#others.push(other);
  }

  states(): EngineState[] {
    return [...this.#states.values()];
  }

  onChange(listener: (states: EngineState[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async stop(): Promise<void> {
    const all = [...this.#others, ...this.#engines.values()];
    await Promise.all(all.map((part) => part[Symbol.asyncDispose]()));
  }
}
