import { ViewColumn, env, l10n, window, type Disposable, type ExtensionContext, type WebviewPanel } from 'vscode';
import { standingFolders } from '../../core/evidence/folders';
import { foldersCsv, foldersMarkdown } from '../../core/suggestions/foldersReport';
import type { Handlers } from '../../protocol/channel';
import type { FoldersHostSide, FoldersSide, FoldersView } from '../../protocol/foldersSides';
import { FOLDERS_STRINGS } from '../../protocol/foldersStrings';
import { debounced } from '../debounced';
import { documentUri } from '../documentUris';
import type { ShownGroups } from '../edits/shownGroups';
import type { GroupMap } from '../map/groupMap';
import { openAt } from '../openAt';
import { PagePanel } from '../page/pagePanel';
import { saveAs } from '../page/saveAs';
import type { SharedSelection } from '../selection';
import { compareDocuments } from '../suggest/compareDocuments';
import { moveFiles } from '../suggest/moveFiles';
import type { Suggestion } from '../suggest/suggestion';
import type { Suggestions } from '../suggest/suggestions';
import { foldersState, foldersView, type FoldersState } from './foldersView';

/** What the panel works on. */
export interface FoldersParts {
  readonly context: Pick<ExtensionContext, 'extensionUri'>;
  readonly groups: ShownGroups;
  readonly suggestions: Suggestions;
  readonly map: GroupMap;
  readonly selection: SharedSelection;
}

/** Changes that come closer to one another than this are shown together. */
const SETTLED_MS = 60;

/** The panel that holds folders against groups; it follows the groups on show and what is decided about suggestions. */
export class FoldersPanel implements Disposable {
  private readonly page: PagePanel<FoldersHostSide, FoldersSide>;
  private readonly listeners: Disposable[];
  private ready = false;

  constructor(
    panel: WebviewPanel,
    private readonly parts: FoldersParts,
    closed: () => void,
  ) {
    this.page = new PagePanel(panel, parts.context.extensionUri, { bundle: 'folders', strings: FOLDERS_STRINGS }, this.handlers());
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.ready = false;
    });
    const soon = debounced(() => this.send(), SETTLED_MS);
    this.listeners = [soon, parts.groups.onDidChangeGrouping(() => soon.ask()), parts.suggestions.onDidChange(() => soon.ask()), parts.suggestions.lookWhile(() => this.ready)];
    panel.onDidDispose(() => {
      for (const listener of this.listeners) listener.dispose();
      this.page.dispose();
      closed();
    });
  }

  /** What is on screen; undefined while the page is hidden. */
  get view(): FoldersView | undefined {
    const { grouping } = this.parts.groups;
    return this.ready && grouping ? foldersView(this.state()!, grouping, this.parts.suggestions.state) : undefined;
  }

  show(): void {
    this.page.panel.reveal();
  }

  dispose(): void {
    this.page.panel.dispose();
  }

  private handlers(): Handlers<FoldersHostSide> {
    const { suggestions } = this.parts;
    return {
      ready: () => {
        this.ready = true;
        this.send();
        void suggestions.load();
      },
      move: ({ key }) => this.about(key, async one => void (one.kind === 'folder' && (await moveFiles([one])))),
      keep: asked => ('folder' in asked ? suggestions.keepFolder(asked.folder) : this.about(asked.key, one => suggestions.keep([one]))),
      open: ({ key }) => this.about(key, async one => {
        const uri = one.kind === 'folder' && documentUri(one.document);
        if (uri) await openAt(uri, undefined, { preview: true, viewColumn: ViewColumn.Beside });
      }),
      compare: ({ key }) => this.about(key, compareDocuments),
      show: ({ folder, group }) => this.select(folder, group),
      run: ({ command }) => this.run(command),
    };
  }

  private send(): void {
    const { view } = this;
    if (view) this.page.emit('view', view);
  }

  private state(): FoldersState | undefined {
    const { groups, suggestions } = this.parts;
    return groups.grouping && foldersState(groups.grouping, suggestions.list('open'));
  }

  private async about(key: string, act: (suggestion: Suggestion) => Promise<void>): Promise<void> {
    const suggestion = this.parts.suggestions.list('open').find(one => one.key === key);
    if (suggestion) await act(suggestion);
  }

  private select(folder: string | undefined, group: number | undefined): void {
    const { groups, selection, map } = this.parts;
    if (!groups.grouping) return;
    const { documents } = groups.grouping;
    if (folder === undefined) selection.select({ documents: [], groups: group === undefined ? [] : [group] }, 'tree');
    else {
      const folders = standingFolders(documents);
      const wanted = documents.filter((document, at) => folders[at] === folder && (group === undefined || document.group === group));
      selection.select({ documents: wanted.map(({ id }) => id), groups: [] }, 'tree');
    }
    map.showSelected();
  }

  private async run(command: 'markdown' | 'csv'): Promise<void> {
    const state = this.state();
    if (!state?.matrix || !state.verdict) return;
    if (command === 'csv') await saveAs('folders-and-groups.csv', { CSV: ['csv'] }, new TextEncoder().encode(foldersCsv(state.matrix)));
    else {
      await env.clipboard.writeText(foldersMarkdown(state.matrix, state.verdict, state));
      window.setStatusBarMessage(l10n.t('Copied as Markdown.'), 4_000);
    }
  }
}
