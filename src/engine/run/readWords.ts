import { evidenceOf, readEvidence, READING, type Evidence } from '../../core/evidence/evidence';
import { LEARNT_ROUGHLY } from '../../core/evidence/wordVectors';
import { charactersRead, readVocabulary, type NamingText, type Vocabulary } from '../../core/naming/vocabulary';
import type { Document, Passage, VectorRecipe } from '../../core/types';
import { joinedStart } from '../../core/words/joinedStart';
import { partOf, type Work } from '../../core/work';
import { once } from '../once';
import { knowsOnlyEnglish } from './findGroups';
import type { TextThread } from './textThread';

/** What documents say, read when first asked for and then kept: drafts and the result go by the same words. */
export interface ReadWords {
  /** What naming reads of each document. */
  readonly texts: readonly NamingText[];
  evidence(work: Work): Promise<Evidence>;
  /** The same for a first impression: of many documents in less time, and not as exact. */
  roughEvidence(work: Work): Promise<Evidence>;
  vocabulary(work: Work): Promise<Vocabulary>;
  /** Lets the second thread go, once it has read the words of names. */
  leaveThread(): void;
}

/** With fewer documents another thread, which has its own code to compile, takes as long as it saves: first groups of 1,000 came after 2.4 s with and without it, those of 10,000 after 7.3 and 8.9 s. */
const ENOUGH_TO_HELP = 3_000;

/** The second thread, where it is quick to help with so many documents. */
export function helping(thread: TextThread | undefined, { length }: readonly Document[]): TextThread | undefined {
  return length < ENOUGH_TO_HELP ? undefined : thread;
}

/** The words of a run's documents; those of names are read in a second thread, if there is one, while the others are read here. */
export function wordsOf(documents: readonly Document[], recipe: VectorRecipe, thread?: TextThread): ReadWords {
  const most = charactersRead(documents.length);
  const texts = documents.map(document => namingText(document, most));
  const apart = once(async () => thread?.vocabulary(texts).catch(() => undefined));
  const helper = helping(thread, documents);
  const languages = helper && ((tastes: readonly string[]) => {
    const told = helper.languages(tastes);
    // Their turn comes after that.
    void apart();
    return told;
  });
  if (!languages) void apart();
  const reading = () => once((work: Work) => readEvidence(documents, knowsOnlyEnglish(recipe.representation), work, languages));
  let read = reading();
  const evidence = once(async (work: Work) => {
    const exact = await evidenceOf(await read(partOf(work, 0, READING)), partOf(work, READING, 1));
    // What it was made of takes much memory, and is not needed any more.
    read = reading();
    return exact;
  });
  return {
    texts,
    evidence,
    roughEvidence: async work => (documents.length > LEARNT_ROUGHLY ? evidenceOf(await read(work), work, LEARNT_ROUGHLY) : evidence(work)),
    vocabulary: once(async work => (await apart()) ?? readVocabulary(texts, work)),
    leaveThread() {
      void apart();
      thread?.leave();
    },
  };
}

/** What naming reads of a document, `most` characters of its text, which is put together when it is read. */
function namingText({ title, passages, extra }: Document, most: number): NamingText {
  return {
    title,
    extra,
    get text() {
      return joinedStart(textsOf(passages), most);
    },
  };
}

function* textsOf(passages: readonly Passage[]): Iterable<string> {
  for (const { text } of passages) yield text;
}
