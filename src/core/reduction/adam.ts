const FIRST = 0.9;
const SECOND = 0.999;
const TINY = 1e-8;

/**
 * Adam (Kingma and Ba 2015): gives the step that moves the parameters, in place, against their gradients. `rate` is the
 * length of a step at first.
 */
export function createAdam(parameters: readonly Float32Array[], rate: number): (gradients: readonly Float32Array[]) => void {
  const means = parameters.map(values => new Float32Array(values.length));
  const squares = parameters.map(values => new Float32Array(values.length));
  let steps = 0;
  return gradients => {
    steps++;
    const scale = (rate * Math.sqrt(1 - SECOND ** steps)) / (1 - FIRST ** steps);
    parameters.forEach((values, p) => {
      const [gradient, mean, square] = [gradients[p], means[p], squares[p]];
      for (let i = 0; i < values.length; i++) {
        const slope = gradient[i];
        mean[i] += (1 - FIRST) * (slope - mean[i]);
        square[i] += (1 - SECOND) * (slope * slope - square[i]);
        values[i] -= (scale * mean[i]) / (Math.sqrt(square[i]) + TINY);
      }
    });
  };
}
