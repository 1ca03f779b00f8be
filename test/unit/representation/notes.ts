import type { DocumentText } from '../../../src/core/representation/representation';
import type { NamingText } from '../../../src/core/naming/vocabulary';
import { bakery, garden, gitNotes } from '../naming/notes';

function document({ title, text }: NamingText): DocumentText {
  return { id: title, lead: `${title}\n${text}`, whole: `${title}\n\n${text}` };
}

/** Short notes in turn about version control, baking and the garden. */
export const notes: DocumentText[] = [0, 1, 2, 3, 4, 5].flatMap(i => [gitNotes[i], bakery[i], garden[i]].map(document));

/** The same with a document that says nothing and one without a word that another has. */
export const notesAndOddities: DocumentText[] = [...notes, { id: 'empty', lead: '', whole: '' }, { id: '42', lead: '… 42 …', whole: '… 42 …' }, { id: '学', lead: '机器学习', whole: '机器学习' }];
