/** Rounds to five digits after the point: what a result shows is then the same bytes wherever it was computed. */
export function rounded(value: number): number {
  return Math.round(value * 1e5) / 1e5 || 0;
}
