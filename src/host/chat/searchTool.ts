import { l10n } from 'vscode';
import { countIn, FOUND, optionalText, textIn } from '../../core/chatTools/input';
import { namedGroup } from '../../core/chatTools/namedGroup';
import { searchAnswer } from '../../core/chatTools/passages';
import type { DocumentIndex } from '../answers/documentIndex';
import { count as counted } from '../words';
import { asked, type Asking } from './asking';
import type { ChatTool } from './chatTool';
import { placed, placeOf } from './places';

interface SearchAsked {
  readonly question: string;
  readonly count: number;
  readonly group: string | undefined;
}

/** Finds passages as Search by Meaning does, in all documents or those of a group. */
export function searchTool(answers: Asking, index: Pick<DocumentIndex, 'byId' | 'usesServer'>): ChatTool<SearchAsked> {
  return {
    read: given => ({ question: textIn(given, 'question', 'the question, or words, to look for'), count: countIn(given, FOUND), group: optionalText(given, 'group') }),
    told: ({ question, count }) => ({
      doing: l10n.t('Searching by meaning for “{0}”', question),
      question: l10n.t('Search your documents by meaning?'),
      handedOver: [`“${question}”`, ...(index.usesServer ? [l10n.t('The question goes to your embeddings server as well, where that measures the documents.')] : []), l10n.t('What is found is handed over: up to {0} passages of your documents, with the names of their files and groups.', counted(count))],
    }),
    async answer({ question, count, group }, { documents, groups }, hidden, signal) {
      const own = group === undefined ? undefined : namedGroup(group, groups);
      const among = own ? documents.filter(document => document[own.level] === own.id) : documents;
      // What is hidden would take the places of what is not.
      const within = own || hidden.length > 0 ? among.map(({ id }) => id) : undefined;
      const hits = await asked(answers, 'search', { query: question, limit: count, ...(within && { within }) }, signal);
      const found = hits.flatMap(({ id, passage, marks, byWords }) => {
        const known = index.byId(id);
        return known ? [{ document: placed(known.document), place: placeOf(known.document, passage), passage, group: known.group, marks, byMeaning: !byWords }] : [];
      });
      return searchAnswer(question, found);
    },
  };
}
