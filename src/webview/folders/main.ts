import '../styles/folders.css';
import { Channel } from '../../protocol/channel';
import type { FoldersHostSide, FoldersSide } from '../../protocol/foldersSides';
import { FOLDERS_STRINGS } from '../../protocol/foldersStrings';
import { editorApi, editorPort } from '../editorApi';
import { readStrings } from '../strings';
import { onThemeChange, paintTheme } from '../theme';
import { foldersPage } from './page';

const root = document.getElementById('kindred-folders');
if (root) start(root);

/** Builds the page inside an element and connects it with the host. */
function start(element: HTMLElement): void {
  const channel = new Channel<FoldersSide, FoldersHostSide>(editorPort(editorApi()), {});
  // The host shows its own failures; the page goes on.
  const tell = (answer: Promise<unknown>) => void answer.catch(() => undefined);
  const page = foldersPage(element, readStrings(FOLDERS_STRINGS, element.dataset.strings), {
    show: asked => tell(channel.call('show', asked)),
    open: key => tell(channel.call('open', { key })),
    move: key => tell(channel.call('move', { key })),
    keep: key => tell(channel.call('keep', { key })),
    keepFolder: folder => tell(channel.call('keep', { folder })),
    compare: key => tell(channel.call('compare', { key })),
    run: command => tell(channel.call('run', { command })),
  });
  const paint = () => page.paint(paintTheme(element));
  paint();
  onThemeChange(paint);
  channel.on('view', view => page.show(view));
  tell(channel.call('ready', {}));
}
