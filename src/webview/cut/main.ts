import '../styles/cut.css';
import type { CutHostSide, CutSide } from '../../protocol/cutSides';
import { CUT_STRINGS } from '../../protocol/cutStrings';
import { startPage } from '../startPage';
import { cutPage } from './page';

startPage<CutSide, CutHostSide, typeof CUT_STRINGS>('cut', CUT_STRINGS, (root, strings, ask) => {
  const page = cutPage(root, strings, { use: count => ask('use', { count }), close: () => ask('close', {}) });
  return { handlers: { describe: page.describe, choose: ({ count }) => page.choose(count) }, hears: { data: page.show }, paint: page.paint };
});
