import '../styles/why.css';
import { Channel } from '../../protocol/channel';
import { WHY_STRINGS, type WhyHostSide, type WhySide } from '../../protocol/whySides';
import { editorApi, editorPort } from '../editorApi';
import { readStrings } from '../strings';
import { onThemeChange, paintTheme } from '../theme';
import { whyPage } from './page';

const root = document.getElementById('kindred-why');
if (root) start(root);

/** Builds the page inside an element and connects it with the host. */
function start(element: HTMLElement): void {
  const channel = new Channel<WhySide, WhyHostSide>(editorPort(editorApi()), {});
  // The host shows its own failures; the page goes on.
  const tell = (answer: Promise<unknown>) => void answer.catch(() => undefined);
  const page = whyPage(element, readStrings(WHY_STRINGS, element.dataset.strings), {
    open: (id, line) => tell(channel.call('open', { id, ...(line !== undefined && { line }) })),
    showOnMap: () => tell(channel.call('showOnMap', {})),
  });
  const paint = () => paintTheme(element);
  paint();
  onThemeChange(paint);
  channel.on('view', view => page.show(view));
  tell(channel.call('ready', {}));
}
