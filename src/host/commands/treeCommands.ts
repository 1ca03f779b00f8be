import { type TextDocumentShowOptions, type Uri, ViewColumn, env, type TreeView } from 'vscode';
import { activeUri } from '../activeEditor';
import { commands as ids, type CommandId } from '../contributions';
import { documentUri, pathOf } from '../documentUris';
import type { GroupMap } from '../map/groupMap';
import { openAt } from '../openAt';
import { openInFile } from '../records/openInFile';
import type { SharedSelection } from '../selection';
import { documentOf, selectedOf, type DocumentNode, type GroupNode, type PassageNode } from '../tree/groupNodes';
import type { GroupTree } from '../tree/groupTree';

type RowCommand = (row?: GroupNode, rows?: readonly GroupNode[], byClick?: boolean) => Promise<void>;
type TreeCommandId = Extract<CommandId, `kindred.tree.${string}`>;

/** Commands of the tree's context menu. They get the row under the pointer and all selected rows; keys give none. */
export function treeCommands(view: TreeView<GroupNode>, tree: GroupTree, map: GroupMap, selection: SharedSelection): Record<TreeCommandId, RowCommand> {
  const openable = (row?: GroupNode, rows?: readonly GroupNode[]) => chosen(view, row, rows).filter(isOpenable);
  const open = async (rows: readonly (DocumentNode | PassageNode)[], options: TextDocumentShowOptions) => {
    for (const row of rows) {
      const uri = uriOf(row);
      if (uri) await openAt(uri, row.kind === 'passage' ? row.passage.line : undefined, { preview: rows.length === 1, ...options });
    }
  };
  let clicked: string | undefined;
  // Who selected something else since begins again; the view takes its listeners along when it goes.
  view.onDidChangeSelection(({ selection: [row, ...more] }) => {
    if (!row || more.length > 0 || !isOpenable(row) || placeOf(row) !== clicked) clicked = undefined;
  });
  /** A click on a row leaves the focus in the tree, a second one (or Enter once more) takes it along: a command of ours is not told which it is. */
  const openByClick = async (row: DocumentNode | PassageNode) => {
    const [place, shown] = [placeOf(row), activeUri()?.toString()];
    const again = place !== undefined && place === clicked && shown === uriOf(row)?.toString();
    clicked = place;
    await open([row], { viewColumn: ViewColumn.Active, preserveFocus: !again, preview: !again });
  };
  return {
    [ids.treeOpen]: (row, rows, byClick = false) => (byClick && row && isOpenable(row) ? openByClick(row) : open(openable(row, rows), { viewColumn: ViewColumn.Active })),
    [ids.treeOpenToSide]: (row, rows) => open(openable(row, rows), { viewColumn: ViewColumn.Beside }),
    [ids.treeOpenInFile]: async (row, rows) => {
      const documents = [...new Set(openable(row, rows).map(target => documentOf(target).document))];
      for (const document of documents) await openInFile(document, { viewColumn: ViewColumn.Active, preview: documents.length === 1 });
    },
    [ids.treeShowOnMap]: async (row, rows) => {
      selection.select(selectedOf(chosen(view, row, rows)), 'tree');
      map.showSelected();
    },
    [ids.treeCopyPath]: async (row, rows) => {
      const paths = openable(row, rows).flatMap(target => pathOf(documentOf(target).document) ?? []);
      await env.clipboard.writeText([...new Set(paths)].join('\n'));
    },
    [ids.treeShowMore]: async row => {
      if (row?.kind === 'more') tree.showMore(row);
    },
  };
}

/** All selected rows if the command was asked for on one of them, else that row alone. */
function chosen(view: TreeView<GroupNode>, row?: GroupNode, rows?: readonly GroupNode[]): readonly GroupNode[] {
  if (rows && rows.length > 0) return rows;
  return row ? [row] : view.selection;
}

function isOpenable(row: GroupNode): row is DocumentNode | PassageNode {
  return row.kind === 'document' || row.kind === 'passage';
}

function uriOf(row: DocumentNode | PassageNode): Uri | undefined {
  return documentUri(documentOf(row).document);
}

/** Tells the passages of all documents apart. */
function placeOf(row: DocumentNode | PassageNode): string | undefined {
  const uri = uriOf(row);
  return uri && `${uri.toString()}#${row.kind === 'passage' ? row.passage.line : ''}`;
}
