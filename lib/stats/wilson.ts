/** A share between 0 and 1 and where the true one lies with 95 % confidence. */
interface Interval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 % of the normal distribution. */
const Z = 1.959963984540054;

/**
 * Wilson's score interval for `hits` of `count` trials. It holds for small counts and for shares near 0 and 1 too, where the
 * usual one reaches beyond them. Null without a trial.
 */
export function wilsonInterval(hits: number, count: number): Interval | null {
  if (count <= 0) return null;
  const share = hits / count;
  const spread = (Z * Z) / count;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / count + spread / (4 * count));
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Fewer reviews say too little to give a share. */
export const ENOUGH_REVIEWS = 20;
