import { childNodes, type DocumentNode, type GroupNode, type MoreNode } from './groupNodes';

/** Documents of a group that have a row at first, and that get one each time more are asked for. */
export const PAGE = 200;

/** What is shown of groups with more documents than anybody reads, by the keys of their rows. */
export class LongGroups {
  private readonly shown = new Map<string, number>();
  private readonly wanted = new Set<string>();

  /** Rows below a row: of a long group's documents the first, then those that were wanted, and a last row for the rest. */
  rowsBelow(node: GroupNode): GroupNode[] {
    const rows = [...childNodes(node)];
    const first = rows.findIndex(({ kind }) => kind === 'document');
    const end = first + (this.shown.get(node.key) ?? PAGE);
    if (first < 0 || end >= rows.length) return rows;
    const later = rows.slice(end);
    const wanted = later.filter(({ key }) => this.wanted.has(key));
    const rest = later.length - wanted.length;
    return rest === 0 ? rows : [...rows.slice(0, end), ...wanted, { kind: 'more', key: `${node.key}/…`, parent: node, rest }];
  }

  /** Shows the next documents of a group. */
  showMore({ parent }: MoreNode): void {
    this.shown.set(parent.key, (this.shown.get(parent.key) ?? PAGE) + PAGE);
  }

  /** Sees to it that a document has a row; true when it had none. */
  want(node: DocumentNode): boolean {
    if (this.rowsBelow(node.parent).includes(node)) return false;
    this.wanted.add(node.key);
    return true;
  }
}
