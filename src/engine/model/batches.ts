import type { Pace } from '../../core/work';

/** Texts of one length: their rows, and the ids of each. */
export interface Batch {
  readonly rows: readonly number[];
  readonly ids: readonly (readonly number[])[];
}

export interface Cutting {
  /** Ids of a text. */
  readonly encode: (text: string) => number[];
  /** Tokens a run of the model takes at once, at most; a longer text stands alone. */
  readonly tokensPerBatch: number;
  readonly pace: Pace;
}

/**
 * Cuts texts into batches of one length each, so that nothing is padded. Texts are turned into ids only as far as the next
 * batch needs, while those before it run. Those that fill no batch come at the end, the longest first, so that all lanes
 * end together.
 */
export async function* batchesOfEqualLength(texts: readonly string[], { encode, tokensPerBatch, pace }: Cutting): AsyncGenerator<Batch, undefined> {
  const begun = new Map<number, { readonly rows: number[]; readonly ids: number[][] }>();
  for (const [row, text] of texts.entries()) {
    if (pace.due) await pace.breathe();
    const ids = encode(text);
    const batch = begun.get(ids.length) ?? { rows: [], ids: [] };
    batch.rows.push(row);
    batch.ids.push(ids);
    const isFull = (batch.rows.length + 1) * ids.length > tokensPerBatch;
    if (isFull) begun.delete(ids.length);
    else begun.set(ids.length, batch);
    if (isFull) yield batch;
  }
  yield* [...begun].sort(([a], [b]) => b - a).map(([, batch]) => batch);
}
