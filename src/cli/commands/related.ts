import { documentJson, relatedJson } from '../../core/retrieval/foundJson';
import { numbersOf, passageAt } from '../../core/retrieval/place';
import { defineCommand } from '../command';
import { askDocuments } from '../questions/ask';
import { meantPlace } from '../questions/meant';
import { QUESTION_OPTIONS, questionOf, type QuestionCall } from '../questions/options';
import { placeOf } from '../questions/place';
import { TAKES } from '../recordOptions';
import { counted, number } from '../table';
import { onePath, UsageError } from '../usage';

interface RelatedCall extends QuestionCall {
  /** The document as the person names it. */
  readonly given: string;
}

/** Finds the documents nearest to one of them. */
export const relatedCommand = defineCommand({
  name: 'related',
  takes: `${TAKES} <FILE[:LINE] | ID>`,
  about: `Finds the documents nearest in meaning to one of them, nearest first: where the passage of each stands that is
nearest to it, how alike the documents are, and that passage. With a line (or "paper.pdf, page 3", as search tells it)
it is about the passage there alone. Nothing is grouped; what was measured once is not measured again.`,
  options: QUESTION_OPTIONS,
  read: (values, [path, given, ...more]): RelatedCall => {
    const folder = onePath(path === undefined ? [] : [path], 'folder or file of records the document is in', 'kindred related <folder> FILE');
    if (!given?.trim()) throw new UsageError(`Say which document: kindred related ${folder} FILE.`);
    if (more.length > 0) throw new UsageError(`Name one document, not ${more.length + 1}; put quotes around a path with spaces.`);
    return { given, ...questionOf(folder, values) };
  },
  run: related,
});

function related({ given, ...call }: RelatedCall): Promise<number> {
  return askDocuments(call, {
    about(read) {
      const { document, line } = meantPlace(given, read);
      return { document, passage: line === undefined ? undefined : passageAt(document.passages, line) };
    },
    async ask(answers, { document: { id }, passage }, signal) {
      const found = await answers.related({ id, line: passage?.line, without: [], limit: call.count }, signal);
      return (found ?? []).map(({ passage, ...near }) => ({ ...near, passage, marks: [], byMeaning: false }));
    },
    told(found, { document, passage }, { documents, source }) {
      const others = counted(documents.length - 1, 'other document');
      const what = passage ? placeOf(passage, document, source) : document.id;
      return found.length === 0 ? `Nothing related to ${what} was found in ${others}` : `${number(found.length)} of ${others}, the nearest to ${what}`;
    },
    json: (found, { document, passage }) => ({ document: { ...documentJson(document), ...(passage && { ...numbersOf(passage, document), text: passage.text }) }, related: found.map(each => relatedJson(each, each.likeness)) }),
  });
}
