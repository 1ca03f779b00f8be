import { l10n } from 'vscode';
import { countIn, FOUND, textIn } from '../../core/chatTools/input';
import { relatedAnswer } from '../../core/chatTools/passages';
import { documentJson } from '../../core/retrieval/foundJson';
import type { DocumentIndex } from '../answers/documentIndex';
import { count as counted } from '../words';
import { asked, type Asking } from './asking';
import type { ChatTool } from './chatTool';
import { meantDocument, placed, placeOf } from './places';

interface RelatedAsked {
  readonly file: string;
  readonly count: number;
}

/** Finds the documents nearest to one, or to a place in it, as the related documents of the side bar are. */
export function relatedTool(answers: Asking, index: Pick<DocumentIndex, 'byId' | 'idOf'>): ChatTool<RelatedAsked> {
  return {
    read: given => ({ file: textIn(given, 'file', 'the path of a file, with or without a line behind it'), count: countIn(given, FOUND) }),
    told: ({ file, count }) => ({
      doing: l10n.t('Looking for documents related to {0}', file),
      question: l10n.t('Look for related documents?'),
      handedOver: [file, l10n.t('What is found is handed over: up to {0} documents by name, group and title, with a passage of each.', counted(count))],
    }),
    async answer({ file, count }, grouping, hidden, signal) {
      const { document, line } = meantDocument(file, grouping, index);
      const { document: own, group } = index.byId(document.id)!;
      const near = await asked(answers, 'related', { id: document.id, line, without: hidden, limit: count }, signal);
      const found = near.flatMap(({ id, passage, likeness }) => {
        const known = index.byId(id);
        return known ? [{ document: placed(known.document), place: placeOf(known.document, passage), passage, likeness, group: known.group }] : [];
      });
      return relatedAnswer({ place: placeOf(own, line === undefined ? undefined : { line }), ...documentJson(document), ...(group && { group }) }, found);
    },
  };
}
