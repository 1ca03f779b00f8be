import '../styles/folders.css';
import type { FoldersHostSide, FoldersSide } from '../../protocol/foldersSides';
import { FOLDERS_STRINGS } from '../../protocol/foldersStrings';
import { startPage } from '../startPage';
import { foldersPage } from './page';

startPage<FoldersSide, FoldersHostSide, typeof FOLDERS_STRINGS>('folders', FOLDERS_STRINGS, (root, strings, ask) => {
  const page = foldersPage(root, strings, {
    show: asked => ask('show', asked),
    open: key => ask('open', { key }),
    move: key => ask('move', { key }),
    keep: key => ask('keep', { key }),
    keepFolder: folder => ask('keep', { folder }),
    compare: key => ask('compare', { key }),
    run: command => ask('run', { command }),
  });
  return { handlers: {}, hears: { view: page.show }, paint: page.paint };
});
