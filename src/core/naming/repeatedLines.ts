/** A shorter line is a heading, which a subject may have as well, and must stand in more documents. */
const WORDS_OF_A_SENTENCE = 4;
const DOCUMENTS = 3;
const DOCUMENTS_OF_A_HEADING = 5;
const SHARE_OF_A_HEADING = 0.02;
/** Share of a text that must be its own. */
const OWN = 0.2;
const SPACE = /\s+/u;

/** Tells lines that stand word for word in several documents: headings of templates, licences, notes on how to contribute. */
export interface RepeatedLines {
  /** The text without them, and they. A text with little else is left whole. */
  split(text: string): { readonly own: string; readonly repeated: string };
}

/** Finds the lines that several of the texts have. Texts are asked for once, in their order. */
export async function findRepeatedLines(texts: Iterable<string>, count: number, breathe: () => Promise<void>): Promise<RepeatedLines> {
  const seen = new Map<string, { documents: number; last: number }>();
  let document = 0;
  for (const text of texts) {
    document++;
    await breathe();
    // One line is all there is to say.
    if (!text.includes('\n')) continue;
    for (const line of linesOf(text)) {
      const known = seen.get(line);
      if (known === undefined) seen.set(line, { documents: 1, last: document });
      else if (known.last !== document) {
        known.documents++;
        known.last = document;
      }
    }
  }
  const headings = Math.max(DOCUMENTS_OF_A_HEADING, SHARE_OF_A_HEADING * count);
  const repeated = new Set<string>();
  for (const [line, { documents }] of seen) {
    if (documents >= DOCUMENTS && (documents >= headings || line.split(SPACE, WORDS_OF_A_SENTENCE).length === WORDS_OF_A_SENTENCE)) repeated.add(line);
  }
  return {
    split(text) {
      if (repeated.size === 0 || !text.includes('\n')) return { own: text, repeated: '' };
      const own: string[] = [];
      const others: string[] = [];
      for (const line of text.split('\n')) {
        (repeated.has(line.trim()) ? others : own).push(line);
      }
      const rest = own.join('\n');
      return rest.length >= OWN * text.length ? { own: rest, repeated: others.join('\n') } : { own: text, repeated: '' };
    },
  };
}

function linesOf(text: string): string[] {
  return text.split('\n').map(line => line.trim()).filter(line => line !== '');
}
