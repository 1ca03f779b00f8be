import '../styles/group.css';
import type { GroupHostSide, GroupSide } from '../../protocol/groupSides';
import { GROUP_STRINGS } from '../../protocol/groupStrings';
import { startPage } from '../startPage';
import { groupPage } from './page';

startPage<GroupSide, GroupHostSide, typeof GROUP_STRINGS>('group', GROUP_STRINGS, (root, strings, ask) => {
  const page = groupPage(root, strings, {
    open: (id, keep) => ask('open', { id, keep }),
    show: group => ask('show', { group }),
    move: (id, to) => ask('move', { id, to }),
    keep: id => ask('keep', { id }),
    run: action => ask('run', { action }),
  });
  return { handlers: {}, hears: { view: page.show, gone: page.gone }, paint: page.again };
});
