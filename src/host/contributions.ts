/** Every id this extension contributes; a unit test holds this table and `package.json` together. */

/** Commands of the palette and the menus. */
export const commands = {
  clusterWorkspace: 'kindred.clusterWorkspace',
  clusterSelectedFiles: 'kindred.clusterSelectedFiles',
  clusterRecords: 'kindred.clusterRecords',
  clusterOpenEditors: 'kindred.clusterOpenEditors',
  refresh: 'kindred.refresh',
  cancel: 'kindred.cancel',
  showMap: 'kindred.showMap',
  saveMapImage: 'kindred.saveMapImage',
  showFileOnMap: 'kindred.showFileOnMap',
  filterGroups: 'kindred.filterGroups',
  showAreas: 'kindred.showAreas',
  hideAreas: 'kindred.hideAreas',
  showSkippedFiles: 'kindred.showSkippedFiles',
  clearCache: 'kindred.clearCache',
  exportVectors: 'kindred.exportVectors',
  importVectors: 'kindred.importVectors',
  chooseMethod: 'kindred.chooseMethod',
  compareMethods: 'kindred.compareMethods',
  showGroupReport: 'kindred.showGroupReport',
  exportReport: 'kindred.exportReport',
  exportGroups: 'kindred.exportGroups',
  arrangeIntoFolders: 'kindred.arrangeIntoFolders',
  writeTags: 'kindred.writeTags',
  setServerKey: 'kindred.setServerKey',
  sortIntoMyGroups: 'kindred.sortIntoMyGroups',
  learnFromLabels: 'kindred.learnFromLabels',
  labelFiles: 'kindred.labelFiles',
  changeGroupCount: 'kindred.groupCount.change',
  fewerGroups: 'kindred.groupCount.fewer',
  moreGroups: 'kindred.groupCount.more',
  resetGroupCount: 'kindred.groupCount.reset',
  groupFurther: 'kindred.groupFurther',
  backToAll: 'kindred.backToAll',
  showRelated: 'kindred.showRelated',
  searchByMeaning: 'kindred.searchByMeaning',
  whyHere: 'kindred.whyHere',
  showSuggestions: 'kindred.showSuggestions',
  showDismissed: 'kindred.showDismissedSuggestions',
  compareFolders: 'kindred.compareFolders',
  showLog: 'kindred.showLog',
  openSettings: 'kindred.openSettings',
  editRename: 'kindred.edit.rename',
  editPinGroup: 'kindred.edit.pinGroup',
  editUnpinGroup: 'kindred.edit.unpinGroup',
  editPinDocument: 'kindred.edit.pinDocument',
  editUnpinDocument: 'kindred.edit.unpinDocument',
  editMerge: 'kindred.edit.merge',
  editSplit: 'kindred.edit.split',
  editMove: 'kindred.edit.move',
  editMake: 'kindred.edit.make',
  editHide: 'kindred.edit.hide',
  editShowHidden: 'kindred.edit.showHidden',
  editColour: 'kindred.edit.colour',
  editReject: 'kindred.edit.reject',
  editUndo: 'kindred.edit.undo',
  editRedo: 'kindred.edit.redo',
  editHistory: 'kindred.edit.history',
  editSuggestNames: 'kindred.edit.suggestNames',
  editResetNames: 'kindred.edit.resetNames',
  editForget: 'kindred.edit.forget',
  openText: 'kindred.openText',
  treeOpen: 'kindred.tree.open',
  treeOpenToSide: 'kindred.tree.openToSide',
  treeOpenInFile: 'kindred.tree.openInFile',
  treeShowOnMap: 'kindred.tree.showOnMap',
  treeCopyPath: 'kindred.tree.copyPath',
  treeShowMore: 'kindred.tree.showMore',
  relatedInsertLink: 'kindred.related.insertLink',
  relatedShowOnMap: 'kindred.related.showOnMap',
  suggestionsCompare: 'kindred.suggestions.compare',
  suggestionsMove: 'kindred.suggestions.move',
  suggestionsMoveToGroup: 'kindred.suggestions.moveToGroup',
  suggestionsKeep: 'kindred.suggestions.keep',
  suggestionsKeepFolder: 'kindred.suggestions.keepFolder',
  suggestionsDismiss: 'kindred.suggestions.dismiss',
  suggestionsRestore: 'kindred.suggestions.restore',
  suggestionsShowOnMap: 'kindred.suggestions.showOnMap',
} as const;

export type CommandId = (typeof commands)[keyof typeof commands];

/** Context keys that menus, welcome texts and enablement read. */
export const contextKeys = {
  /** The kind of the run state: idle, running, done, stopped, nothing, failed. */
  state: 'kindred.state',
  /** What kind of failure, while the state is `failed`; `gone` while it is `nothing` because all documents are. */
  failure: 'kindred.failure',
  running: 'kindred.running',
  hasGroups: 'kindred.hasGroups',
  /** There are groups around these, which are of one group's documents or of one file's records. */
  inside: 'kindred.inside',
  /** The documents are records of one file. */
  records: 'kindred.records',
  /** They are, and an editor can show its lines. */
  recordLines: 'kindred.recordLines',
  /** There can be fewer or more groups. */
  cuttable: 'kindred.cuttable',
  /** Groups lie in areas. */
  hasAreas: 'kindred.hasAreas',
  /** The tree has rows of areas. */
  showsAreas: 'kindred.showsAreas',
  canUndo: 'kindred.canUndo',
  canRedo: 'kindred.canRedo',
  hasHidden: 'kindred.hasHidden',
  /** The active editor shows a document that is on the map. */
  activeInGroups: 'kindred.activeInGroups',
  /** The view of suggestions shows those that a person dismissed. */
  showsDismissed: 'kindred.showsDismissed',
} as const;

export type ContextKey = (typeof contextKeys)[keyof typeof contextKeys];

/** Tools that chat agents may use. */
export const chatTools = {
  search: 'kindred_search',
  groups: 'kindred_groups',
  related: 'kindred_related',
} as const;

/** Settings below `kindred.`, with the type of their values. */
export interface SettingTypes {
  include: readonly string[];
  exclude: readonly string[];
  useIgnoreFiles: boolean;
  maxFileSizeMB: number;
  /** 0 = the documents decide. */
  groups: number;
  openMapAfterRun: boolean;
  /** Where the changes to groups are kept. */
  'edits.location': 'storage' | 'workspace';
  /** What happens with documents that change after a run. */
  update: 'off' | 'place' | 'regroup';
  /** 0 = chosen by the engine. */
  threads: number;
  /** A representation's name, and behind a colon what it is made of. */
  representation: string;
  /** By the representation's name. */
  representationParameters: Readonly<Record<string, unknown>>;
  /** `100`, `64:autoencoder`; empty = as the vectors come. */
  dimensions: string;
  /** `none`, `textrank`, `server` or `server:ADDRESS`. */
  summarize: string;
  summaryParameters: Readonly<Record<string, unknown>>;
  /** The chat model that is asked for names of groups. */
  namingParameters: Readonly<Record<string, unknown>>;
  /** `auto`, or what is taken off all vectors. */
  centring: string;
  method: string;
  /** By the method's name. */
  methodParameters: Readonly<Record<string, unknown>>;
  /** Leave out of the related documents what the active document links to. */
  'related.excludeLinked': boolean;
  /** `markdown` or `wiki`. */
  'links.style': string;
}

/** The settings' names; the record makes a forgotten one a type error. */
export const settingNames: Readonly<Record<keyof SettingTypes, true>> = {
  include: true,
  exclude: true,
  useIgnoreFiles: true,
  maxFileSizeMB: true,
  groups: true,
  openMapAfterRun: true,
  'edits.location': true,
  update: true,
  threads: true,
  representation: true,
  representationParameters: true,
  dimensions: true,
  summarize: true,
  summaryParameters: true,
  namingParameters: true,
  centring: true,
  method: true,
  methodParameters: true,
  'related.excludeLinked': true,
  'links.style': true,
};

export const groupsView = 'kindred.groups';
export const relatedView = 'kindred.related';
export const suggestionsView = 'kindred.suggestions';
export const mapPanelType = 'kindred.map';
export const comparePanelType = 'kindred.compare';
export const cutPanelType = 'kindred.cut';
export const groupPanelType = 'kindred.group';
export const whyPanelType = 'kindred.why';
export const foldersPanelType = 'kindred.folders';

/** Number of colour slots groups share. */
export const colourSlots = 20;

/** Theme colour of a group's slot (0 … 19); of ungrouped documents without one. */
export function groupColour(slot: number | undefined): string {
  return slot === undefined ? 'kindred.ungrouped' : `kindred.group${String((slot % colourSlots) + 1).padStart(2, '0')}`;
}
