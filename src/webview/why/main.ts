import '../styles/why.css';
import { WHY_STRINGS, type WhyHostSide, type WhySide } from '../../protocol/whySides';
import { startPage } from '../startPage';
import { whyPage } from './page';

startPage<WhySide, WhyHostSide, typeof WHY_STRINGS>('why', WHY_STRINGS, (root, strings, ask) => {
  const page = whyPage(root, strings, {
    open: (id, line) => ask('open', { id, ...(line !== undefined && { line }) }),
    showOnMap: () => ask('showOnMap', {}),
  });
  return { handlers: {}, hears: { view: page.show } };
});
