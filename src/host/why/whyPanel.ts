import { ViewColumn, l10n, window, type Disposable, type ExtensionContext, type WebviewPanel } from 'vscode';
import type { Handlers } from '../../protocol/channel';
import { WHY_STRINGS, type WhyHostSide, type WhySide, type WhyView } from '../../protocol/whySides';
import type { Answers } from '../answers/answers';
import type { DocumentIndex } from '../answers/documentIndex';
import { whyPanelType } from '../contributions';
import type { ShownGroups } from '../edits/shownGroups';
import type { GroupMap } from '../map/groupMap';
import { openAt } from '../openAt';
import { openPage } from '../page/openPage';
import { PagePanel } from '../page/pagePanel';
import { recordsFile } from '../records/record';
import type { SharedSelection } from '../selection';
import { whyView } from './whyView';

/** Id of the document asked about last, for after a reload of the window. */
const ASKED_KEY = 'kindred.whyPage';
/** How often a page that comes back asks in vain while no groups are made, and how long it waits in between. */
const TRIES = 3;
const AGAIN_MS = 1000;

/** The page that says why a document is where it is: at most one, about the document asked for last. */
export class WhyPanel implements Disposable {
  private page: PagePanel<WhyHostSide, WhySide> | undefined;
  private latest: WhyView | undefined;
  /** Counts what was asked, so that an answer that comes late is not taken for that of the last question. */
  private asked = 0;
  private readonly listener: Disposable;

  constructor(
    private readonly context: ExtensionContext,
    private readonly answers: Answers,
    private readonly index: DocumentIndex,
    private readonly groups: ShownGroups,
    private readonly map: GroupMap,
    private readonly selection: SharedSelection,
  ) {
    this.listener = groups.onDidChangeGrouping(() => void this.follow());
  }

  /** What is on the page; undefined while there is none. */
  get view(): WhyView | undefined {
    return this.page && this.latest;
  }

  /** Asks about a document and shows the answer beside the editor. */
  async show(id: string): Promise<void> {
    if (!(await this.ask(id))) {
      void window.showInformationMessage(l10n.t('This cannot be told while the groups are being made. Ask again when they are ready.'));
      return;
    }
    const title = recordsFile(this.groups.grouping) === undefined ? l10n.t('Why Is This File Here?') : l10n.t('Why Is This Record Here?');
    if (!this.page) this.take(openPage(whyPanelType, title, ViewColumn.Beside, true));
    else {
      this.page.panel.title = title;
      this.page.panel.reveal(undefined, true);
    }
    if (this.latest) this.page?.emit('view', this.latest);
  }

  /** Takes over the page of the window before its reload, and answers as soon as it can; it goes when there is no answer any more. */
  async revive(panel: WebviewPanel): Promise<void> {
    const id = this.context.workspaceState.get<string>(ASKED_KEY);
    if (id === undefined || this.page || !this.index.byId(id)) {
      panel.dispose();
      return;
    }
    const page = this.take(panel);
    const closed = () => this.page !== page;
    for (let left = TRIES; ; ) {
      // A run that begins ends what was asked before; what else goes wrong may pass as well.
      const answered = await this.ask(id).catch(() => false);
      if (closed()) return;
      if (answered) break;
      if (!this.answers.busy && --left <= 0) return void panel.dispose();
      await new Promise(resolve => setTimeout(resolve, AGAIN_MS));
      // Somebody has asked about another document meanwhile.
      if (this.latest) return;
    }
    if (this.latest) page.emit('view', this.latest);
  }

  dispose(): void {
    this.listener.dispose();
    this.page?.panel.dispose();
  }

  /** Asks again where the groups are others, or the document stands on other lines; what is still so stays as it is on the page. */
  private async follow(): Promise<void> {
    const { latest } = this;
    if (!this.page || !latest || this.answers.busy) return;
    // What cannot be told now is told the next time.
    const answered = await this.ask(latest.id).catch(() => false);
    if (answered && this.latest && JSON.stringify(this.latest) !== JSON.stringify(latest)) this.page?.emit('view', this.latest);
  }

  /** True when there is an answer, which then is the latest, or when another question has come since: its answer will be. */
  private async ask(id: string): Promise<boolean> {
    const own = ++this.asked;
    const [known, answer] = [this.index.byId(id), await this.answers.ask('why', { id })];
    if (own !== this.asked) return true;
    if (!known || !answer) return false;
    this.latest = whyView(known.document, answer, this.groups.grouping?.groups ?? [], this.index);
    void this.context.workspaceState.update(ASKED_KEY, id);
    return true;
  }

  private take(panel: WebviewPanel): PagePanel<WhyHostSide, WhySide> {
    const page = (this.page = new PagePanel(panel, this.context.extensionUri, { bundle: 'why', strings: WHY_STRINGS }, this.handlers()));
    panel.onDidDispose(() => {
      page.dispose();
      if (this.page === page) this.page = undefined;
    });
    return page;
  }

  private handlers(): Handlers<WhyHostSide> {
    return {
      ready: () => {
        if (this.latest) this.page?.emit('view', this.latest);
      },
      open: async ({ id, line }) => {
        const uri = this.index.byId(id)?.uri;
        const other = window.tabGroups.all.find(group => group.viewColumn !== this.page?.panel.viewColumn);
        if (uri) await openAt(uri, line, { viewColumn: other?.viewColumn ?? ViewColumn.Beside, preview: true });
      },
      showOnMap: () => {
        const { latest } = this;
        if (!latest) return;
        this.selection.select({ documents: [latest.id, ...(latest.own?.nearest ?? []).map(({ id }) => id)], groups: [] }, 'editor');
        this.map.showSelected();
      },
    };
  }
}
