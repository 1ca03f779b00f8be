import { rounded } from '../../core/result/rounding';
import { defineCommand } from '../command';
import { askDocuments } from '../questions/ask';
import { documentJson, passageJson } from '../questions/found';
import { meantDocument } from '../questions/meant';
import { QUESTION_OPTIONS, questionOf, type QuestionCall } from '../questions/options';
import { counted, number } from '../table';
import { onePath, UsageError } from '../usage';

interface RelatedCall extends QuestionCall {
  /** The document as the person names it. */
  readonly given: string;
}

/** Finds the documents nearest to one of them. */
export const relatedCommand = defineCommand({
  name: 'related',
  takes: '<folder | file.jsonl | file.jsonl.gz> <FILE | ID>',
  about: `Finds the documents nearest in meaning to one of them, nearest first: where the passage of each stands that is
nearest to it, how alike the documents are, and that passage. Nothing is grouped; what was measured once is not
measured again.`,
  options: QUESTION_OPTIONS,
  read: (values, [path, given, ...more]): RelatedCall => {
    const folder = onePath(path === undefined ? [] : [path], 'folder or .jsonl file the document is in', 'kindred related <folder> FILE');
    if (!given?.trim()) throw new UsageError(`Say which document: kindred related ${folder} FILE.`);
    if (more.length > 0) throw new UsageError(`Name one document, not ${more.length + 1}; put quotes around a path with spaces.`);
    return { given, ...questionOf(folder, values) };
  },
  run: related,
});

function related({ given, ...call }: RelatedCall): Promise<number> {
  return askDocuments(call, {
    about: ({ documents, skipped, source }) => meantDocument(given, documents, skipped, source),
    async ask(answers, { id }, signal) {
      const found = await answers.related({ id, without: [], limit: call.count }, signal);
      return (found ?? []).map(({ passage, ...near }) => ({ ...near, passage, marks: [], byMeaning: false }));
    },
    told(found, { id }, { documents }) {
      const others = counted(documents.length - 1, 'other document');
      return found.length === 0 ? `Nothing related to ${id} was found in ${others}` : `${number(found.length)} of ${others}, the nearest to ${id}`;
    },
    json: (found, about) => ({ document: documentJson(about), related: found.map(each => ({ ...documentJson(each.document), likeness: rounded(each.likeness), passage: passageJson(each) })) }),
  });
}
