import type { Random } from '../../src/core/random';

/** A number of the standard normal distribution (Box and Muller 1958), made of two even ones. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
