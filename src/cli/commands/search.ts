import { hitJson } from '../../core/retrieval/foundJson';
import { defineCommand } from '../command';
import { askDocuments } from '../questions/ask';
import { QUESTION_OPTIONS, questionOf, type QuestionCall } from '../questions/options';
import { TAKES } from '../recordOptions';
import { counted, number } from '../table';
import { onePath, UsageError } from '../usage';

interface SearchCall extends QuestionCall {
  readonly query: string;
}

/** Finds passages by what they say. */
export const searchCommand = defineCommand({
  name: 'search',
  takes: `${TAKES} "WORDS OF A QUESTION"`,
  about: `Finds the passages that mean what is asked or have its words, best first, at most two of a document: where each
stands, how alike it is, and its text around the words. Nothing is grouped; what was measured once is not measured again.`,
  options: QUESTION_OPTIONS,
  read: (values, [path, ...words]): SearchCall => {
    const folder = onePath(path === undefined ? [] : [path], 'folder or file of records to search', 'kindred search <folder> "words of a question"');
    const query = words.join(' ').trim();
    if (query === '') throw new UsageError(`Say what to look for: kindred search ${folder} "words of a question".`);
    return { query, ...questionOf(folder, values) };
  },
  run: search,
});

function search({ query, ...call }: SearchCall): Promise<number> {
  return askDocuments(call, {
    about: () => query,
    async ask(answers, about, signal) {
      const hits = await answers.search({ query: about, limit: call.count }, signal);
      return (hits ?? []).map(({ id, passage, marks, byWords }) => ({ id, passage, likeness: passage.likeness, marks, byMeaning: !byWords }));
    },
    told(found, _, { documents }) {
      const those = new Set(found.map(({ document }) => document)).size;
      return found.length === 0 ? `Nothing was found in ${counted(documents.length, 'document')}` : `${counted(found.length, 'passage')} in ${number(those)} of ${counted(documents.length, 'document')}`;
    },
    json: (found, about) => ({ query: about, passages: found.map(each => ({ ...hitJson(each, each.byMeaning), marks: each.marks })) }),
  });
}
