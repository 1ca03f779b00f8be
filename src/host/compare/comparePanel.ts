import { Uri, ViewColumn, commands, env, l10n, window, type Disposable, type ExtensionContext, type WebviewPanel } from 'vscode';
import { comparisonJson } from '../../core/lab/json';
import { reportHtml } from '../../core/lab/report/html';
import { comparisonMarkdown } from '../../core/lab/report/markdown';
import type { Handlers } from '../../protocol/channel';
import type { CompareHostSide, CompareSide, CompareView } from '../../protocol/compareSides';
import { COMPARE_STRINGS } from '../../protocol/compareStrings';
import { writeSettings } from '../commands/chooseMethod';
import { commands as ids, comparePanelType } from '../contributions';
import { documentsName } from '../documentsName';
import type { ShownGroups } from '../edits/shownGroups';
import { openPage } from '../page/openPage';
import { saveAs } from '../page/saveAs';
import { PagePanel } from '../page/pagePanel';
import { recordsFile } from '../records/record';
import type { Scope } from '../run/scope';
import type { Comparison } from './comparison';
import { comparePictures, compareView } from './compareView';
import { settingsFor } from './useRecipe';

/** Least time between two pictures of a running comparison. */
const SEND_EVERY_MS = 150;
/** How long the status bar says that something was copied. */
const SAID_MS = 4_000;

/** Opens a panel for a comparison. */
export function createComparePanel(): WebviewPanel {
  return openPage(comparePanelType, l10n.t('Compare Methods'), ViewColumn.Active);
}

/** The panel of a comparison: shows it while it runs, and what came of it. Closing the panel stops it. */
export class ComparePanel implements Disposable {
  private readonly page: PagePanel<CompareHostSide, CompareSide>;
  private readonly listener: Disposable;
  private timer: NodeJS.Timeout | undefined;
  private ready = false;

  /** Takes over a panel, new or revived after a reload. */
  constructor(
    context: ExtensionContext,
    panel: WebviewPanel,
    private readonly comparison: Comparison,
    private readonly groups: Pick<ShownGroups, 'grouping'>,
    /** The documents compared, which need not be those on show. */
    private readonly whole: Scope,
    closed: () => void,
  ) {
    this.page = new PagePanel(panel, context.extensionUri, { bundle: 'compare', strings: COMPARE_STRINGS }, this.handlers());
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.ready = false;
    });
    panel.onDidDispose(() => {
      this.release();
      closed();
    });
    this.listener = comparison.onDidChange(() => {
      if (comparison.end) this.send();
      else this.timer ??= setTimeout(() => this.send(), SEND_EVERY_MS);
    });
  }

  /** What is on screen; undefined while the page is hidden. */
  get view(): CompareView | undefined {
    return this.ready ? compareView(this.comparison) : undefined;
  }

  dispose(): void {
    this.page.panel.dispose();
  }

  /** The address of the file whose records are compared; undefined for files. */
  private get file(): string | undefined {
    return this.whole.kind === 'records' ? this.whole.uri : undefined;
  }

  private release(): void {
    clearTimeout(this.timer);
    this.listener.dispose();
    this.page.dispose();
    this.comparison.dispose();
  }

  private handlers(): Handlers<CompareHostSide> {
    return {
      ready: () => {
        this.ready = true;
        this.send();
      },
      use: ({ at }) => this.use(at),
      run: async ({ command }) => {
        if (command === 'cancel') this.comparison.cancel();
        else if (command === 'again') await commands.executeCommand(ids.compareMethods);
        else if (command === 'markdown') await this.copy();
        else await this.save(command);
      },
    };
  }

  private send(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.ready) return;
    this.page.emit('view', compareView(this.comparison));
    if (this.comparison.end) this.page.emit('pictures', comparePictures(this.comparison));
  }

  /** Keeps to the way of a row, and groups the documents by it. */
  private async use(at: number): Promise<void> {
    const { state } = this.comparison;
    const cell = state.cells[at];
    if (!cell) return;
    const settings = settingsFor(cell.recipe, cell.wanted ?? state.groups);
    await writeSettings(settings as Record<string, unknown>);
    this.comparison.use({ ...cell.recipe, ...(settings.groups && { groups: settings.groups }) });
    if (this.file === undefined) await commands.executeCommand(ids.clusterWorkspace);
    else if (this.file === recordsFile(this.groups.grouping)) await commands.executeCommand(ids.refresh);
    else await commands.executeCommand(ids.clusterRecords, Uri.parse(this.file));
  }

  private async copy(): Promise<void> {
    const { state, inUse, seconds } = this.comparison;
    await env.clipboard.writeText(comparisonMarkdown(state, { name: documentsName(this.file), inUse, seconds }));
    window.setStatusBarMessage(l10n.t('The comparison is in the clipboard.'), SAID_MS);
  }

  private async save(what: 'report' | 'json'): Promise<void> {
    const { state, inUse, seconds } = this.comparison;
    const text = what === 'report' ? reportHtml(state, { name: documentsName(this.file), inUse, seconds }) : comparisonJson(state, inUse);
    const [ending, kind] = what === 'report' ? ['html', 'HTML'] : ['json', 'JSON'];
    await saveAs(`compare-methods.${ending}`, { [kind]: [ending] }, new TextEncoder().encode(text));
  }
}
