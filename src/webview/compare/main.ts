import '../styles/compare.css';
import type { CompareHostSide, CompareSide } from '../../protocol/compareSides';
import { COMPARE_STRINGS } from '../../protocol/compareStrings';
import { startPage } from '../startPage';
import { comparePage } from './page';

startPage<CompareSide, CompareHostSide, typeof COMPARE_STRINGS>('compare', COMPARE_STRINGS, (root, strings, ask) => {
  const page = comparePage(root, strings, { use: at => ask('use', { at }), run: command => ask('run', { command }) });
  return { handlers: {}, hears: { view: page.show, pictures: page.showPictures } };
});
