import '../styles/compare.css';
import { Channel } from '../../protocol/channel';
import type { CompareHostSide, CompareSide } from '../../protocol/compareSides';
import { COMPARE_STRINGS } from '../../protocol/compareStrings';
import { editorApi, editorPort } from '../editorApi';
import { readStrings } from '../strings';
import { onThemeChange, paintTheme } from '../theme';
import { comparePage } from './page';

const root = document.getElementById('kindred-compare');
if (root) start(root);

/** Builds the page inside an element and connects it with the host. */
function start(element: HTMLElement): void {
  const channel = new Channel<CompareSide, CompareHostSide>(editorPort(editorApi()), {});
  // The host shows its own failures; the page goes on.
  const tell = (answer: Promise<unknown>) => void answer.catch(() => undefined);
  const page = comparePage(element, readStrings(COMPARE_STRINGS, element.dataset.strings), {
    use: at => tell(channel.call('use', { at })),
    run: command => tell(channel.call('run', { command })),
  });
  const paint = () => paintTheme(element);
  paint();
  onThemeChange(paint);
  channel.on('view', view => page.show(view));
  channel.on('pictures', pictures => page.showPictures(pictures));
  tell(channel.call('ready', {}));
}
