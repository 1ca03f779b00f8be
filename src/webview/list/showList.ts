import type { KindredMap } from '../kindredMap';
import { showAgain } from '../legendActions';
import { openMenu } from '../menu/contextMenu';
import { documentEntries, groupEntries } from '../menu/entries';
import { select, toggleSelected } from '../selecting/select';
import type { ListActions } from './list';

/** What the rows of the list do: the same as points and names on the map. */
export function listActions(map: KindredMap): ListActions {
  return {
    open: (document, keep) => {
      const id = map.stage.scene?.data.documents.get(document)?.id;
      if (id !== undefined) map.host.open(id, keep);
    },
    toggle: document => toggleSelected(map, document),
    selectGroup: group => group >= 0 && select(map, [], [map.stage.scene!.groups[group].id]),
    showOff: () => showAgain(map, map.state.matches ?? []),
    menu({ kind, group, document }, x, y) {
      const { left, top } = map.parts.stage.getBoundingClientRect();
      openMenu(map, kind === 'group' ? groupEntries(map, group) : documentEntries(map, document!), x - left, y - top);
    },
  };
}

/** Changes between the map and its list; the keyboard goes along. */
export function switchList(map: KindredMap): void {
  map.state.asList = !map.state.asList;
  map.pointing.close();
  map.show();
  map.remember();
  if (map.state.asList) map.parts.list.focus();
  else map.stage.canvas.focus();
}

/** Shows the list in the place of the map, if that is wanted. */
export function showList({ state, parts, stage }: KindredMap): void {
  const { scene, levels } = stage;
  const listing = state.asList && scene !== undefined;
  parts.list.element.hidden = !listing;
  parts.stage.classList.toggle('listing', listing);
  parts.toolbar.listing(state.asList);
  stage.canvas.tabIndex = listing ? -1 : 0;
  stage.canvas.ariaHidden = listing ? 'true' : null;
  if (!listing) return;
  const stamp = `${[...state.hidden].join()} ${[...state.hiddenCategories].join()}`;
  parts.list.show(scene, { levels, matches: state.matches, selected: state.selected, stamp });
}
