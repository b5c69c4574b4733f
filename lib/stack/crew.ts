/** The engines that run, and who wants to hear about them. */
import { type Engine, type EnginePlan, type EngineState, startEngine } from './engine.ts';
import type { Warden } from './warden.ts';

export class Crew {
  readonly #warden: Warden;
  readonly #engines = new Map<string, Engine>();
  readonly #states = new Map<string, EngineState>();
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

  states(): EngineState[] {
    return [...this.#states.values()];
  }

  onChange(listener: (states: EngineState[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#engines.values()].map((engine) => engine[Symbol.asyncDispose]()));
  }
}
