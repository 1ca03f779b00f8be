import { ThemeIcon, l10n, window, type QuickInputButton } from 'vscode';
import { CancelledError } from '../../core/work';
import type { Answers } from '../answers/answers';
import type { DocumentIndex } from '../answers/documentIndex';
import { debounced } from '../debounced';
import type { GroupMap } from '../map/groupMap';
import type { SharedSelection } from '../selection';
import { openHit } from './openHit';
import { searchItems, type SearchItem } from './searchItems';

const QUIET_MS = 120;
const MOST = 40;
/** So long nobody needs to be told what is waited for. */
const LATE_MS = 1_500;

/** What the search works on. */
export interface SearchParts {
  readonly answers: Answers;
  readonly index: DocumentIndex;
  readonly map: GroupMap;
  readonly selection: SharedSelection;
}

/** Asks for words and lists the passages that mean the same or have them, as one types; resolves when the list is closed and what was chosen is open. */
export async function searchByMeaning({ answers, index, map, selection }: SearchParts, query = ''): Promise<void> {
  const list = window.createQuickPick<SearchItem>();
  const onMap: QuickInputButton = { iconPath: new ThemeIcon('graph-scatter'), tooltip: l10n.t('Show What Was Found on the Map') };
  list.title = l10n.t('Search by Meaning');
  list.placeholder = l10n.t('Words, or a question: documents that mean the same are found as well');
  list.buttons = [onMap];
  list.value = query;
  let asking: AbortController | undefined;
  let chosen: SearchItem | undefined;

  async function look(): Promise<void> {
    asking?.abort();
    const own = (asking = new AbortController());
    list.busy = true;
    // In a window that was just opened, or after the cache was cleared, all documents are read before the first answer.
    const late = setTimeout(() => {
      if (list.items.length === 0) list.items = [{ label: l10n.t('The documents are being read; then the answer is here…'), alwaysShow: true }];
    }, LATE_MS);
    try {
      const hits = await answers.ask('search', { query: list.value, limit: MOST }, own.signal);
      if (own.signal.aborted) return;
      if (!hits) list.items = [{ label: l10n.t('The documents can be searched when their groups are made.'), alwaysShow: true }];
      else list.items = list.value.trim() === '' ? [] : searchItems(hits, index);
    } catch (error) {
      if (own.signal.aborted) return;
      const text = error instanceof CancelledError ? l10n.t('The documents can be searched when their groups are made.') : String((error as Error).message);
      list.items = [{ label: text, alwaysShow: true }];
    } finally {
      clearTimeout(late);
      if (asking === own) list.busy = false;
    }
  }

  const soon = debounced(() => void look(), QUIET_MS);
  await new Promise<void>(closed => {
    list.onDidChangeValue(() => soon.ask());
    list.onDidTriggerButton(() => {
      const documents = [...new Set(list.items.flatMap(({ hit }) => hit?.id ?? []))];
      if (documents.length === 0) return;
      selection.select({ documents, groups: [] }, 'editor');
      map.showSelected();
      list.hide();
    });
    list.onDidAccept(() => {
      const [item] = list.activeItems;
      if (!item?.hit) return;
      chosen = item;
      list.hide();
    });
    list.onDidHide(() => {
      asking?.abort();
      soon.dispose();
      list.dispose();
      closed();
    });
    list.show();
    // Also without words, so that all is ready when they come.
    void look();
  });
  if (chosen?.hit) await openHit(chosen.hit, chosen.known?.uri);
}
