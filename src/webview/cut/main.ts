import '../styles/cut.css';
import { Channel } from '../../protocol/channel';
import type { CutHostSide, CutSide } from '../../protocol/cutSides';
import { CUT_STRINGS } from '../../protocol/cutStrings';
import { editorApi, editorPort } from '../editorApi';
import { readStrings } from '../strings';
import { onThemeChange, paintTheme } from '../theme';
import { cutPage } from './page';

const root = document.getElementById('kindred-cut');
if (root) start(root);

/** Builds the page inside an element and connects it with the host. */
function start(element: HTMLElement): void {
  const channel = new Channel<CutSide, CutHostSide>(editorPort(editorApi()), {
    describe: () => page.describe(),
    choose: ({ count }) => page.choose(count),
  });
  // The host shows its own failures; the page goes on.
  const tell = (answer: Promise<unknown>) => void answer.catch(() => undefined);
  const page = cutPage(element, readStrings(CUT_STRINGS, element.dataset.strings), {
    use: count => tell(channel.call('use', { count })),
    close: () => tell(channel.call('close', {})),
  });
  const paint = () => page.paint(paintTheme(element));
  paint();
  onThemeChange(paint);
  channel.on('data', data => page.show(data));
  tell(channel.call('ready', {}));
}
