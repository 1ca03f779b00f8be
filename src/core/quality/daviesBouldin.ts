/**
 * How much each group spreads together with the one it is most easily taken for, against the distance of their centres; mean
 * over groups (Davies and Bouldin, 1979): 0 and up, less is better. From `dispersions` and `centreDistances`; null with
 * fewer than two groups. As in scikit-learn, groups without spread, or all in one place, give 0.
 */
export function daviesBouldin(dispersions: Float64Array, distances: Float64Array): number | null {
  const count = dispersions.length;
  if (count < 2) return null;
  // The same bounds as there, so that rounding does not make a group of equals spread.
  if (dispersions.every(value => value <= 1e-8) || distances.every(value => value <= 1e-8)) return 0;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    let worst = 0;
    for (let j = 0; j < count; j++) {
      const distance = distances[i * count + j];
      if (j !== i && distance > 0) worst = Math.max(worst, (dispersions[i] + dispersions[j]) / distance);
    }
    sum += worst;
  }
  return sum / count;
}
