import { ViewColumn, l10n, window, type Disposable, type ExtensionContext, type WebviewPanel } from 'vscode';
import { plainText } from '../../core/plainText';
import type { DocumentDates } from '../../core/report/foundDates';
import type { Group, Grouping } from '../../core/types';
import type { Handlers } from '../../protocol/channel';
import type { GroupAction, GroupHostSide, GroupSide, GroupView } from '../../protocol/groupSides';
import { GROUP_STRINGS } from '../../protocol/groupStrings';
import { documentUri } from '../documentUris';
import type { ShownGroups } from '../edits/shownGroups';
import { openAt } from '../openAt';
import { PagePanel } from '../page/pagePanel';
import { isRecord } from '../records/record';
import { groupView } from './groupView';
import { rememberGroup } from './rememberedGroup';
import { sameGroup } from './sameGroup';

/** What the page does with the group as a whole; the window knows how. */
export type ActOnGroup = (action: GroupAction, group: Group) => Thenable<void>;

/** The dates of documents as the page tells them. */
export interface PageDates {
  of(documents: Grouping['documents']): Promise<DocumentDates>;
  /** Calls back when more may be known of them. */
  onDidChange(heard: () => void): Disposable;
}

/** The page of one group. It follows its group through edits and further runs, and says when it is gone. */
export class GroupPanel implements Disposable {
  private readonly page: PagePanel<GroupHostSide, GroupSide>;
  private readonly listeners: readonly Disposable[];
  private ready = false;
  /** Of which documents dates are known or on their way, with those that they say themselves, and the dates that came last. */
  private dates: { readonly asked: ReadonlyMap<string, string>; readonly dates?: DocumentDates } | undefined;
  /** The group and the grouping it was shown of. */
  private shown: { readonly group: Group; readonly grouping: Grouping } | undefined;

  constructor(
    panel: WebviewPanel,
    private readonly context: ExtensionContext,
    private readonly groups: ShownGroups,
    private readonly act: ActOnGroup,
    private readonly datesKnown: PageDates,
    closed: () => void,
  ) {
    this.page = new PagePanel(panel, context.extensionUri, { bundle: 'group', strings: GROUP_STRINGS }, this.handlers());
    panel.onDidChangeViewState(() => {
      // A page that is made anew asks by itself; one that was only covered for a moment does not.
      this.ready = panel.visible;
      this.send();
    });
    panel.onDidDispose(() => {
      // Dates may still be on their way.
      this.ready = false;
      for (const listener of this.listeners) listener.dispose();
      this.page.dispose();
      closed();
    });
    this.listeners = [groups.onDidChangeGrouping(() => this.follow()), datesKnown.onDidChange(() => void this.readDates(true))];
  }

  /** What is on screen; undefined while the page is hidden. */
  get view(): GroupView | undefined {
    return this.ready ? this.makeView() : undefined;
  }

  /** Shows a group of the grouping on show. */
  show(group: Group): void {
    const { grouping } = this.groups;
    this.shown = grouping && { group, grouping };
    this.send();
  }

  /** Brings the page to the front. */
  reveal(): void {
    if (!this.page.panel.active) this.page.panel.reveal();
  }

  dispose(): void {
    this.page.panel.dispose();
  }

  private follow(): void {
    const { grouping } = this.groups;
    if (!this.shown || !grouping) return;
    const group = sameGroup(this.shown.group, this.shown.grouping, grouping);
    this.shown = group && { group, grouping };
    this.send();
  }

  private handlers(): Handlers<GroupHostSide> {
    return {
      ready: () => {
        this.ready = true;
        this.send();
      },
      open: ({ id, keep }) => this.open(id, keep),
      show: ({ group: id }) => {
        const group = this.groups.grouping?.groups.find(candidate => candidate.id === id);
        if (group) this.show(group);
      },
      move: ({ id, to }) => this.groups.apply({ kind: 'move', documents: [id], to }),
      keep: ({ id }) => this.groups.apply({ kind: 'pinDocuments', documents: [id], pinned: true }),
      run: async ({ action }) => {
        if (this.shown) await this.act(action, this.shown.group);
      },
    };
  }

  private send(): void {
    if (!this.ready) return;
    const view = this.makeView();
    this.page.panel.title = view?.group.name ?? l10n.t('Group');
    void rememberGroup(this.context.workspaceState, view?.group);
    if (view) this.page.emit('view', view);
    else this.page.emit('gone', l10n.t('This group is there no more. Its documents are in other groups now.'));
    void this.readDates();
  }

  private makeView(): GroupView | undefined {
    const { shown, groups } = this;
    if (!shown) return undefined;
    const { facts, draft } = groups;
    return groupView(shown.grouping, shown.group, { draft, dates: this.dates?.dates, pinned: facts?.pinnedGroups.has(shown.group.id) ?? false, kept: facts?.pinnedDocuments ?? new Set() });
  }

  /** Dates come after the rest: on a far machine they take their time. They are read once for the same documents, or `again`, and of all: the periods are the same for each group. */
  private async readDates(again = false): Promise<void> {
    if (!this.ready) return;
    const documents = this.shown?.grouping.documents ?? [];
    const own = new Map(documents.map(({ id, dated, changed }) => [id, `${dated} ${changed}`]));
    if (!again && documents.every(({ id }) => this.dates?.asked.get(id) === own.get(id))) return;
    const asked = { asked: own, dates: this.dates?.dates };
    this.dates = asked;
    const dates = await this.datesKnown.of(documents);
    if (this.dates !== asked) return;
    this.dates = { ...asked, dates };
    // Another group may be on show by now: its dates came with these.
    if (this.shown) this.send();
  }

  /** Opens a document at the line where its text begins, beside the page; that of a record is one of its file. */
  private async open(id: string, keep: boolean): Promise<void> {
    const document = this.groups.grouping?.documents.find(candidate => candidate.id === id);
    const uri = document && documentUri(document);
    if (!uri) {
      void window.showInformationMessage(l10n.t('{0} is no file that could be opened.', plainText(id)));
      return;
    }
    await openAt(uri, isRecord(document) ? undefined : (document.line ?? 0), { viewColumn: ViewColumn.Beside, preview: !keep });
  }
}
