import { ViewColumn, commands, l10n, window, workspace, type Disposable, type ExtensionContext, type WebviewPanel } from 'vscode';
import { usesServer } from '../../core/representation/usesServer';
import type { Grouping } from '../../core/types';
import { breathe, CancelledError } from '../../core/work';
import type { Handlers } from '../../protocol/channel';
import type { MapDescription, MapHostSide, MapQuestion, MapSelection, MapSide, MapStatus } from '../../protocol/mapSides';
import { commands as ids } from '../contributions';
import type { GroupNumber } from '../cut/groupNumber';
import { documentUri } from '../documentUris';
import { openAt } from '../openAt';
import { PagePanel } from '../page/pagePanel';
import type { Answers } from '../answers/answers';
import { carriedEdit, idsNow } from '../edits/carriedEdit';
import type { ShownGroups } from '../edits/shownGroups';
import { recordsFileName } from '../records/record';
import type { Runs } from '../run/runs';
import { nearHits } from '../search/nearHits';
import type { SharedSelection } from '../selection';
import { settingsUseServer } from '../settings';
import { progressSentence, stoppedSentence, summary } from '../words';
import { actOnDocuments } from './documentActions';
import { lastChanges } from './lastChanges';
import { mapData } from './mapData';
import { saveMapImage } from './saveImage';
import { createMapPanel, mapParts, reviveMaps, type MapPanel } from './mapPanel';

/** Passages asked for when the map is searched by meaning. */
const MOST_FOUND = 60;
/** Longest time a map takes to come up. */
const OPENING_MS = 10_000;

/** The map of the current grouping: at most one panel, fed with snapshots, sharing the window's selection. */
export class GroupMap implements Disposable {
  private open: MapPanel | undefined;
  private ready = false;
  /** Data that is being packed, and the groups sent last, of which and of whose documents, by their positions, the map speaks. */
  private packing: { readonly stop: AbortController; readonly done: Promise<void> } | undefined;
  private sent: Grouping | undefined;
  /** The person asked for what is selected, and the map has not been told yet. */
  private asked = false;
  private readonly listeners: Disposable[];

  constructor(
    private readonly context: ExtensionContext,
    private readonly runs: Runs,
    private readonly groups: ShownGroups,
    private readonly selection: SharedSelection,
    private readonly number: GroupNumber,
    private readonly answers: Answers,
    private readonly ask: (question: MapQuestion) => Promise<void>,
  ) {
    reviveMaps(context, panel => this.take(panel));
    this.listeners = [
      groups.onDidChangeGrouping(() => this.sendData()),
      runs.onDidChangeState(() => this.sendStatus()),
      workspace.onDidChangeConfiguration(change => change.affectsConfiguration('kindred') && this.sendStatus()),
      selection.onDidChange(origin => origin !== 'map' && this.sendSelection()),
      groups.onDidEdit(edited => this.ready && this.open?.emit('edited', edited)),
    ];
  }

  /** Brings the map to the front, making it if it is not there; the focus stays where it is, but who asks for one in sight wants to go there. */
  go(): void {
    if (this.visible) this.open?.panel.reveal();
    else this.show();
  }

  /** The same, and the focus stays where it is at any rate. */
  show(): void {
    if (this.open) this.open.panel.reveal(undefined, true);
    else this.take(createMapPanel(title()));
  }

  /** Brings the map to the front with what is selected, however little of it was on show there. */
  showSelected(): void {
    this.asked = true;
    this.show();
    this.sendSelection();
  }

  /** True while the map can be seen. */
  get visible(): boolean {
    return this.open?.panel.visible ?? false;
  }

  /** What is on screen; undefined while no map is open and drawn. */
  async describe(): Promise<MapDescription | undefined> {
    await this.packing?.done;
    return this.ready ? this.open?.channel?.call('describe', {}) : undefined;
  }

  /** Saves the map as it is on screen; one that is not open is brought to the front first. */
  async saveImage(): Promise<void> {
    const channel = await this.channel();
    if (channel) await saveMapImage(wanted => channel.call('picture', wanted));
  }

  /** The map as it is on screen, as pixels; one that is not open is brought to the front first. Undefined when none came up. */
  async png(): Promise<Uint8Array | undefined> {
    const channel = await this.channel();
    return (await channel?.call('picture', { type: 'png' })) as Uint8Array | undefined;
  }

  private get documents(): Grouping['documents'] {
    return this.sent?.documents ?? [];
  }

  private async channel(): Promise<MapPanel['channel']> {
    if (!this.ready) this.show();
    for (let waited = 0; !this.ready && waited < OPENING_MS; waited += 100) await new Promise(resolve => setTimeout(resolve, 100));
    await this.packing?.done;
    return this.ready ? this.open?.channel : undefined;
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.open?.panel.dispose();
  }

  private take(panel: WebviewPanel): void {
    const taken = new PagePanel<MapHostSide, MapSide>(panel, this.context.extensionUri, mapParts, this.handlers(panel));
    this.open?.panel.dispose();
    this.open = taken;
    this.ready = false;
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.ready = false;
    });
    panel.onDidDispose(() => {
      taken.dispose();
      if (this.open !== taken) return;
      this.open = undefined;
      this.ready = false;
      this.asked = false;
    });
  }

  private handlers(panel: WebviewPanel): Handlers<MapHostSide> {
    return {
      ready: async ({ view }) => {
        await this.groups.load();
        // Closed or hidden meanwhile, the page is gone; one that comes back says so itself.
        if (this.open?.panel !== panel || !panel.visible) return;
        this.ready = true;
        this.restoreSelection(view?.selected ?? []);
        this.sendData();
        this.sendStatus();
      },
      open: ({ id, keep }) => this.openDocument(id, keep),
      select: ({ documents, groups }) => {
        this.selection.select({ documents: [...documents].flatMap(i => this.documents[i]?.id ?? []), groups }, 'map');
      },
      run: async ({ command }) => {
        await commands.executeCommand(panelCommands[command]);
      },
      act: async ({ action, documents }) => {
        if (this.groups.grouping) await actOnDocuments(action, this.groups.grouping, documents);
      },
      search: ({ query }) => this.search(query),
      dates: () => lastChanges(this.documents, this.answers),
      edit: async edit => {
        const { grouping } = this.groups;
        if (grouping) await this.groups.apply(carriedEdit(edit, this.sent ?? grouping, grouping));
      },
      // The slider does not wait until a number is kept.
      setGroupCount: ({ count }) => void this.number.slide(count),
      ask: async question => {
        const { grouping } = this.groups;
        if (grouping) await this.ask('groups' in question ? { ...question, groups: question.groups.map(idsNow(this.sent ?? grouping, grouping)) } : question);
      },
      undo: async () => void (await this.groups.undo()),
    };
  }

  /** Positions of the documents that answer a query, best first. */
  private async search(query: string): Promise<readonly number[] | null> {
    const hits = await this.answers.ask('search', { query, limit: MOST_FOUND });
    const places = new Map(this.documents.map(({ id }, i) => [id, i]));
    return hits ? [...new Set(nearHits(hits).flatMap(({ id }) => places.get(id) ?? []))] : null;
  }

  /** After a reload of the window nothing is selected, but the map remembers what was. */
  private restoreSelection(remembered: readonly string[]): void {
    const { documents, groups } = this.selection.current;
    if (documents.length || groups.length || !remembered.length) return;
    const known = new Set(this.groups.grouping?.documents.map(({ id }) => id));
    this.selection.select({ documents: remembered.filter(id => known.has(id)), groups: [] }, 'map');
  }

  /** Packs the groups on show a little at a time and sends them, then the selection; newer ones take their place. */
  private sendData(): void {
    this.packing?.stop.abort();
    const stop = new AbortController();
    const packing = { stop, done: this.packAndSend(stop.signal).finally(() => this.packing === packing && (this.packing = undefined)) };
    this.packing = packing;
  }

  private async packAndSend(signal: AbortSignal): Promise<void> {
    const { open, groups } = this;
    const { grouping, draft, facts } = groups;
    if (!this.ready || !grouping) return;
    try {
      const data = await mapData(grouping, title(grouping), draft, this.number.numbers, facts, signal);
      // The editor copies all of it when it is posted.
      await breathe(signal);
      if (signal.aborted || !this.ready || this.open !== open) return;
      this.sent = grouping;
      if (open) open.panel.title = title(grouping);
      this.open?.emit('data', data);
      this.tellSelection();
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error;
    }
  }

  private sendSelection(): void {
    // While groups are packed it comes with them: its positions are theirs.
    if (this.ready && !this.packing) this.tellSelection();
  }

  private tellSelection(): void {
    this.open?.emit('selection', { ...this.mapSelection(), ...(this.asked && { asked: true }) });
    this.asked = false;
  }

  private sendStatus(): void {
    if (this.ready) this.open?.emit('status', mapStatus(this.runs, this.groups));
  }

  private mapSelection(): MapSelection {
    const wanted = new Set(this.selection.current.documents);
    const documents: number[] = [];
    let active = -1;
    if (wanted.size || this.selection.active !== undefined) this.documents.forEach(({ id }, i) => {
      if (wanted.has(id)) documents.push(i);
      if (id === this.selection.active) active = i;
    });
    return { documents, groups: this.selection.current.groups, active };
  }

  /** Opens a document next to the map, in the editors that are there if any are. */
  private async openDocument(id: string, keep: boolean): Promise<void> {
    const document = this.groups.grouping?.documents.find(candidate => candidate.id === id);
    const uri = document && documentUri(document);
    if (!uri) return;
    const other = window.tabGroups.all.find(group => group.viewColumn !== this.open?.panel.viewColumn);
    const viewColumn = other?.viewColumn ?? ViewColumn.Beside;
    await openAt(uri, undefined, { viewColumn, preview: !keep, preserveFocus: !keep });
  }
}

const panelCommands = { openFolder: 'vscode.openFolder', cluster: ids.clusterWorkspace, refresh: ids.refresh, cancel: ids.cancel, showLog: ids.showLog, saveImage: ids.saveMapImage, include: ids.openSettings } as const;

function title(grouping?: Grouping): string {
  const name = recordsFileName(grouping) ?? workspace.name;
  return name ? l10n.t('Map: {0}', name) : l10n.t('Map');
}

function mapStatus({ state }: Runs, { grouping, draft }: ShownGroups): MapStatus {
  switch (state.kind) {
    case 'running':
      return { state: 'running', progress: state.progress ?? { phase: 'finding', done: 0, total: 0 }, text: progressSentence(state.progress, draft) };
    case 'failed':
      return { state: 'failed', text: state.text, setting: state.failure === 'badSetting' };
    case 'nothing':
      return workspace.workspaceFolders?.length || grouping?.documents.length ? { state: 'nothing', text: state.text, ...(state.gone && { gone: true }) } : { state: 'empty', noFolder: true };
    case 'idle':
    case 'done':
    case 'stopped':
      if (!grouping?.documents.length) return { state: 'empty', noFolder: !workspace.workspaceFolders?.length, sent: settingsUseServer(), ...(state.kind === 'stopped' && { stopped: stoppedSentence(state.progress) }) };
      return {
        state: 'done',
        text: state.kind === 'stopped' ? stoppedSentence(state.progress) : summary(grouping),
        ungrouped: grouping.documents.filter(document => document.group === null).length,
        // Of a run that was stopped nothing else is known.
        sent: settingsUseServer() || (grouping.provenance.recipe !== undefined && usesServer(grouping.provenance.recipe)),
      };
  }
}
