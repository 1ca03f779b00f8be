import { commands, l10n, window, type TextDocumentShowOptions, type Uri } from 'vscode';
import { activeUri } from '../activeEditor';
import type { Answers } from '../answers/answers';
import type { DocumentIndex } from '../answers/documentIndex';
import { tellNotInGroups } from '../answers/notInGroups';
import { commands as ids, relatedView } from '../contributions';
import type { ShownGroups } from '../edits/shownGroups';
import type { GroupMap } from '../map/groupMap';
import { insertLink } from '../related/links';
import type { Related } from '../related/relatedView';
import type { RelatedNode } from '../related/relatedNodes';
import type { SharedSelection } from '../selection';
import { searchByMeaning } from '../search/searchByMeaning';
import type { GroupNode } from '../tree/groupNodes';
import type { FileTexts } from '../text/fileTexts';
import type { WhyPanel } from '../why/whyPanel';
import { withGroups } from '../withGroups';

/** What the questions about documents work on. */
export interface AnswerParts {
  readonly answers: Answers;
  readonly index: DocumentIndex;
  readonly groups: ShownGroups;
  readonly related: Related;
  readonly map: GroupMap;
  readonly selection: SharedSelection;
  readonly why: WhyPanel;
  readonly texts: FileTexts;
}

export type AnswerCommandId = (typeof ids)['showRelated' | 'searchByMeaning' | 'whyHere' | 'relatedInsertLink' | 'relatedShowOnMap' | 'openText'];

/** Commands that ask about documents: what is related, where something is said, why a document is where it is. */
export function answerCommands({ answers, index, groups, related, map, selection, why, texts }: AnswerParts): Record<AnswerCommandId, (...given: never[]) => Promise<void>> {
  return {
    [ids.showRelated]: () => withGroups(groups, async () => void (await commands.executeCommand(`${relatedView}.focus`))),
    [ids.searchByMeaning]: (query?: string) => withGroups(groups, () => searchByMeaning({ answers, index, map, selection }, typeof query === 'string' ? query : '')),
    [ids.whyHere]: (given?: Uri | GroupNode | RelatedNode) =>
      withGroups(groups, async grouping => {
        const id = documentAsked(given, index);
        if (id === undefined) tellNotInGroups(given && 'kind' in given ? undefined : (given ?? activeUri()), grouping);
        else await why.show(id);
      }),
    [ids.openText]: async (given?: Uri, line?: number, options?: TextDocumentShowOptions) => {
      const uri = given ?? activeUri();
      if (uri) await texts.open(uri, line, options);
      else void window.showInformationMessage(l10n.t('Open a document to see its text as it was read.'));
    },
    [ids.relatedInsertLink]: async (row?: RelatedNode) => {
      const node = row ?? related.view.selection[0];
      if (!node) return;
      const { document } = node.kind === 'document' ? node : node.parent;
      const problem = await insertLink(document, groups.grouping?.documents ?? []);
      if (problem) void window.showWarningMessage(problem);
    },
    [ids.relatedShowOnMap]: async () => {
      const own = related.subject && index.idOf(related.subject.uri);
      selection.select({ documents: [...(own === undefined ? [] : [own]), ...related.tree.rows.map(({ document }) => document.id)], groups: [] }, 'editor');
      map.showSelected();
    },
  };
}

/** The document a command is about: of a row, of a file in the explorer, or of the active editor. */
function documentAsked(given: Uri | GroupNode | RelatedNode | undefined, index: DocumentIndex): string | undefined {
  if (given && 'kind' in given) {
    if (given.kind === 'document') return given.document.id;
    return given.kind === 'passage' ? given.parent.document.id : undefined;
  }
  const uri = given ?? activeUri();
  return uri && index.idOf(uri);
}
