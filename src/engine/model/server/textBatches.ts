/** Servers bound the number of texts a request may hold; many take no more than this. */
const MOST_TEXTS = 32;

/** A rough number of tokens, rather too large: a third of the bytes suits most alphabets and ideographs. */
function estimatedTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 3);
}

/** Cuts texts in their order into batches of at most `mostTokens` by estimate; gives the rows of each. */
export function textBatches(texts: readonly string[], rows: readonly number[], mostTokens: number): number[][] {
  const batches: number[][] = [];
  let room = 0;
  for (const row of rows) {
    const tokens = estimatedTokens(texts[row]);
    const last = batches.at(-1);
    if (!last || tokens > room || last.length >= MOST_TEXTS) {
      batches.push([row]);
      room = mostTokens - tokens;
    } else {
      last.push(row);
      room -= tokens;
    }
  }
  return batches;
}
