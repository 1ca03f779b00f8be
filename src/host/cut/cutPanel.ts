import { ViewColumn, l10n, type Disposable, type ExtensionContext, type WebviewPanel } from 'vscode';
import type { Handlers } from '../../protocol/channel';
import type { CutDescription, CutHostSide, CutSide } from '../../protocol/cutSides';
import { CUT_STRINGS } from '../../protocol/cutStrings';
import { cutPanelType } from '../contributions';
import { openPage } from '../page/openPage';
import { PagePanel } from '../page/pagePanel';
import type { GroupNumber } from './groupNumber';

/** The panel on which the number of groups is chosen; one a window. */
class CutPanel implements Disposable {
  readonly page: PagePanel<CutHostSide, CutSide>;
  private readonly listener: Disposable;
  private ready = false;

  constructor(
    panel: WebviewPanel,
    { extensionUri }: ExtensionContext,
    private readonly number: GroupNumber,
    closed: () => void,
  ) {
    this.page = new PagePanel(panel, extensionUri, { bundle: 'cut', strings: CUT_STRINGS }, this.handlers());
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.ready = false;
    });
    this.listener = number.onDidChange(() => this.send());
    panel.onDidDispose(() => {
      this.listener.dispose();
      this.page.dispose();
      closed();
    });
  }

  dispose(): void {
    this.page.panel.dispose();
  }

  private handlers(): Handlers<CutHostSide> {
    return {
      ready: () => {
        this.ready = true;
        this.send();
      },
      use: async ({ count }) => {
        await this.number.choose(count);
        this.dispose();
      },
      close: () => this.dispose(),
    };
  }

  private send(): void {
    const data = this.ready && this.number.data();
    if (data) this.page.emit('data', data);
  }
}

let open: CutPanel | undefined;

/** Brings the panel to the front, making it if it is not there. */
export function showCutPanel(context: ExtensionContext, number: GroupNumber): void {
  if (open) {
    open.page.panel.reveal();
    return;
  }
  take(openPage(cutPanelType, l10n.t('Number of Groups'), ViewColumn.Active), context, number);
}

/** Takes over the panel of the window before its reload; it goes when there is nothing to choose from. */
export function reviveCutPanel(panel: WebviewPanel, context: ExtensionContext, number: GroupNumber): void {
  if (open || !number.numbers) panel.dispose();
  else take(panel, context, number);
}

function take(taken: WebviewPanel, context: ExtensionContext, number: GroupNumber): void {
  const panel: CutPanel = new CutPanel(taken, context, number, () => {
    if (open === panel) open = undefined;
  });
  open = panel;
}

/** What the open panel shows; undefined while there is none or it is hidden. */
export async function shownCut(): Promise<CutDescription | undefined> {
  return open?.page.channel?.call('describe', {});
}
