import { l10n } from 'vscode';
import { figure, percent, type Said } from '../../core/lab/said';
import { plainText } from '../../core/plainText';
import { folderMatrix, type FolderMatrix } from '../../core/suggestions/folderMatrix';
import { folderVerdict, type FolderVerdict } from '../../core/suggestions/folderVerdict';
import type { FoldersFindings } from '../../core/suggestions/foldersReport';
import type { Grouping } from '../../core/types';
import type { FoldersFile, FoldersPair, FoldersView } from '../../protocol/foldersSides';
import type { Suggestion } from '../suggest/suggestion';
import type { SuggestionState } from '../suggest/suggestions';
import { treeShapes } from '../tree/treeShapes';

/** Folders against groups as they stand, with what was found about files. */
export interface FoldersState extends FoldersFindings {
  readonly matrix: FolderMatrix | undefined;
  readonly verdict: FolderVerdict | undefined;
  readonly files: readonly FoldersFile[];
  readonly pairs: readonly FoldersPair[];
}

/** Counts folders against groups, and takes what is suggested about files. */
export function foldersState(grouping: Grouping, suggestions: readonly Suggestion[]): FoldersState {
  const files = suggestions.flatMap((one): FoldersFile[] => (one.kind === 'folder' ? [{ key: one.key, title: one.document.title, path: one.document.path ?? one.document.id, from: one.from, to: one.to, share: one.share }] : []));
  const pairs = suggestions.flatMap((one): FoldersPair[] => (one.kind === 'same' ? [{ key: one.key, paths: [one.document.path ?? one.document.id, one.other.path ?? one.other.id], likeness: one.likeness }] : []));
  const matrix = folderMatrix(grouping);
  return { matrix, verdict: matrix && folderVerdict(matrix, files.length, pairs.length), files, pairs };
}

/** What the page shows of it, in the reader's language. */
export function foldersView({ matrix, verdict, files, pairs }: FoldersState, grouping: Grouping, state: SuggestionState): FoldersView {
  const shapeOf = treeShapes(grouping);
  return {
    verdict: {
      answer: verdict ? told(verdict.answer) : '',
      text: verdict ? verdict.sentences.map(told).join(' ') : '',
      figure: matrix ? l10n.t('Agreement {0} (adjusted mutual information: 1 = the same, about 0 = no more alike than by chance). Groups heed folders a little, where these are of one subject.', figure(matrix.agreement)) : '',
    },
    groups: matrix?.groups.map(group => ({ id: group.id, name: plainText(group.name), slot: group.colour, shape: shapeOf(group) })) ?? [],
    rows: matrix?.rows.map(({ folder, size, counts }) => ({ folder, size, counts })) ?? [],
    ...(state.kind === 'looking' && { looking: l10n.t('Looking for suggestions… {0}', percent(state.share)) }),
    ...(state.kind === 'none' && { looking: l10n.t('Suggestions come when the groups are made.') }),
    ...(state.kind === 'failed' && { looking: state.text }),
    files: files.map(file => ({ ...file, title: plainText(file.title) })),
    pairs,
  };
}

/** A sentence in the reader's language. */
function told({ text, values }: Said): string {
  return l10n.t(text, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plainText(value, 300)])));
}
