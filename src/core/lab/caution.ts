import type { TruthFacts, Verdict } from './comparison';
import type { Contender } from './contenders';
import { figure, type Said } from './said';
import { SENTENCES } from './sentences';
import { TRUTH_WORDS } from './truthWords';

/**
 * Why silhouette did not decide between ways to read, with a case from this very table where there is one: the pair of
 * cells whose silhouettes and agreements with the labels contradict each other most.
 */
export function cautionOf(contenders: readonly Contender[], truth: TruthFacts | undefined): NonNullable<Verdict['caution']> {
  const here = truth ? contradiction(contenders) : undefined;
  const example: Said = here && truth ? { text: SENTENCES.silhouetteHere, values: told(here, truth) } : { text: SENTENCES.silhouettePaper, values: {} };
  return { headline: { text: SENTENCES.silhouette, values: {} }, sentences: [example, { text: SENTENCES.silhouetteBlock, values: {} }] };
}

/** The cell with the higher silhouette first. */
function contradiction(contenders: readonly Contender[]): readonly [Contender, Contender] | undefined {
  let worst: readonly [Contender, Contender] | undefined;
  let most = 0;
  for (const a of contenders) {
    for (const b of contenders) {
      if (a.key === b.key || silhouetteOf(a) <= silhouetteOf(b)) continue;
      const lost = b.merit.value - a.merit.value;
      if (lost > most) [worst, most] = [[a, b], lost];
    }
  }
  return worst;
}

function told([a, b]: readonly [Contender, Contender], { kind }: TruthFacts): Said['values'] {
  return {
    method: a.method,
    reading: a.reading,
    score: figure(silhouetteOf(a), 3),
    otherMethod: b.method,
    otherReading: b.reading,
    otherScore: figure(silhouetteOf(b), 3),
    truth: TRUTH_WORDS[kind],
    value: figure(a.merit.value),
    otherValue: figure(b.merit.value),
  };
}

function silhouetteOf({ result }: Contender): number {
  return result.byVectors.silhouette ?? -1;
}
