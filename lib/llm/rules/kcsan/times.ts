/** Code that gives the time of now. */
export const TIME = /\bjiffies(_64)?\b|\bktime_get\w*\(|\bget_seconds\(|_clock\(\)|\bget_jiffies_64\(/;
