import type { TrajectoryView } from "./trajectory-view";

export type Zoom = TrajectoryView["zoom"];
/** All of a view but its zoom. */
export type StepsView = Omit<TrajectoryView, "zoom">;

/**
 * How a trajectory is looked at, and who wants to know when that changes. The zoom changes many times a second while somebody
 * drags or turns a wheel, and only what shows times must follow it: it is watched by itself.
 */
export class ViewStore {
  #view: TrajectoryView;
  /** The same object until something else than the zoom changes. */
  #steps: StepsView;
  readonly #listeners = new Set<() => void>();

  constructor(opening: TrajectoryView) {
    this.#view = opening;
    this.#steps = opening;
  }

  readonly view = (): TrajectoryView => this.#view;
  readonly steps = (): StepsView => this.#steps;
  readonly zoom = (): Zoom => this.#view.zoom;

  readonly change = (next: Partial<TrajectoryView>): void => {
    this.#view = { ...this.#view, ...next };
    if (Object.keys(next).some((name) => name !== "zoom")) this.#steps = this.#view;
    for (const listener of this.#listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
