import '../styles/group.css';
import { Channel } from '../../protocol/channel';
import type { GroupHostSide, GroupSide } from '../../protocol/groupSides';
import { GROUP_STRINGS } from '../../protocol/groupStrings';
import { editorApi, editorPort } from '../editorApi';
import { readStrings } from '../strings';
import { onThemeChange, paintTheme } from '../theme';
import { groupPage } from './page';

const root = document.getElementById('kindred-group');
if (root) start(root);

/** Builds the page inside an element and connects it with the host. */
function start(element: HTMLElement): void {
  const channel = new Channel<GroupSide, GroupHostSide>(editorPort(editorApi()), {});
  // The host shows its own failures; the page goes on.
  const tell = (answer: Promise<unknown>) => void answer.catch(() => undefined);
  const page = groupPage(element, readStrings(GROUP_STRINGS, element.dataset.strings), {
    open: (id, keep) => tell(channel.call('open', { id, keep })),
    show: group => tell(channel.call('show', { group })),
    move: (id, to) => tell(channel.call('move', { id, to })),
    keep: id => tell(channel.call('keep', { id })),
    run: action => tell(channel.call('run', { action })),
  });
  paintTheme(element);
  onThemeChange(() => {
    paintTheme(element);
    page.again();
  });
  channel.on('view', view => page.show(view));
  channel.on('gone', text => page.gone(text));
  tell(channel.call('ready', {}));
}
