// The stages of `npm test` and their order.
import { checkLint, checkTypes, downloadEditor, makePackage } from './checks.mjs';
import { inDesktop, inPackagedExtension, inSourceExtension } from './editorSuites.mjs';
import { dialogTests, mapTests, processTests, unitTests } from './runners.mjs';

const types = { name: 'types', run: checkTypes };
const lint = { name: 'lint', run: checkLint };
const unit = { name: 'unit', run: unitTests };
const editor = { name: 'download', run: downloadEditor };
const packaging = { name: 'package', run: makePackage };
const processes = { name: 'processes', run: processTests };
const map = { name: 'map', run: mapTests };
const integration = { name: 'integration', run: inSourceExtension };
const vsix = { name: 'vsix', run: inPackagedExtension };
const dialogs = { name: 'dialogs', run: dialogTests };
const desktop = { name: 'desktop', run: inDesktop };

/** Downloads wait for the network, so they go beside checks, which take a core each; what measures time goes alone. */
const everything = [[editor, types, lint, packaging], [unit], [processes], [map], [integration], [vsix], [dialogs]];

/** What a stage needs before it, when it is asked for by name. */
const alone = {
  types: [[types]],
  lint: [[lint]],
  unit: [[unit]],
  package: [[packaging]],
  processes: [[packaging], [processes]],
  map: [[map]],
  integration: [[editor, packaging], [integration]],
  vsix: [[editor, packaging], [vsix]],
  dialogs: [[editor, packaging], [dialogs]],
  desktop: [[packaging], [desktop]],
};

/** The steps to run: all of them, or those of the stages named. */
export function choose(names) {
  const unknown = names.filter(name => !alone[name]);
  if (unknown.length) throw new Error(`no stage ${unknown.join(', ')}; there are ${Object.keys(alone).join(', ')}`);
  return names.length ? names.flatMap(name => alone[name]) : everything;
}
