import type { Random } from "./random";

const HOUR_MS = 3_600_000;
const DAYS = 365;
/** How much is done in each hour of a day. */
const HOURS = [2, 1, 1, 1, 1, 2, 4, 8, 14, 18, 18, 16, 14, 16, 18, 17, 14, 10, 7, 6, 5, 5, 4, 3];
const WEEKEND = 0.3;

/** A year of hours in which jobs are created, busier in working hours. */
export class Calendar {
  readonly #first: number;
  /** Work done from the beginning to the end of each hour. */
  readonly #done: Float64Array;

  /** The year before `end`, in milliseconds since the epoch. */
  constructor(end: number) {
    this.#first = end - DAYS * 24 * HOUR_MS;
    this.#done = new Float64Array(DAYS * 24);
    let done = 0;
    for (let hour = 0; hour < this.#done.length; hour++) {
      const time = new Date(this.#first + hour * HOUR_MS);
      const day = time.getUTCDay();
      done += (HOURS[time.getUTCHours()] ?? 1) * (day === 0 || day === 6 ? WEEKEND : 1);
      this.#done[hour] = done;
    }
  }

  /** The time at which the share `position` of the year's work is done. */
  time(position: number, random: Random): number {
    const wanted = position * (this.#done.at(-1) ?? 0);
    let low = 0;
    let high = this.#done.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#done[middle] ?? 0) <= wanted) low = middle + 1;
      else high = middle;
    }
    return this.#first + low * HOUR_MS + random.int(0, HOUR_MS - 1);
  }
}
