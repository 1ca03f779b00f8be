/** Everything a verdict may say; `{…}` are filled in, and faces translate by these texts. */
export const SENTENCES = {
  overviewDocuments: 'Documents: {documents}.',
  overviewWays: 'Ways to read: {readings}; ways to group: {methods}.',
  overviewGroups: 'Groups where a number must be given: {groups}.',
  overviewTook: 'Took {time}.',

  nothing: 'There is nothing to choose between.',
  nothingYet: 'No way has finished with at least two groups and most documents in one of them.',

  readingClear: '{reading} is the right way to read here.',
  readingUnclear: 'As ways to read there is no clear difference between {reading} and {other}.',
  readingAllMethods: 'All {count} methods agree more with {truth} when they read this way.',
  readingBothMethods: 'Both methods agree more with {truth} when they read this way.',
  readingSomeMethods: '{some} of {count} methods agree more with {truth} when they read this way.',
  methodUnclear: 'There is no clear difference between {methods}.',
  closest: '{method} comes closest to {truth} ({value}).',
  closestBy: '{method} on {reading} comes closest to {truth} ({value}).',
  onlyOne: 'Only one way could be judged: {method} agrees with {truth} to {value}.',
  weak: 'That is little: {truth} seem to be sorted by something other than what the texts say.',
  noClear: 'There is no clear difference to {others}: leaving out 5 % of the documents changes as much.',
  inUse: 'It is in use.',
  inUseStays: '{way}, which is in use, is not clearly worse ({value}) and can stay.',
  inUseBehind: '{way}, which is in use, comes to {value}.',

  steadiest: '{method} on {reading} is the most dependable choice.',
  steadiestUnclear: 'No way is clearly the most dependable; {method} on {reading} comes first.',
  onlyHint: 'Nothing says which groups are right, so this is a hint: it goes by whether the same groups come again without 5 % of the documents, and whether the other ways find them too.',
  lone: 'Only one way could be judged: {method} on {reading}. Its groups come again to {stability} without 5 % of the documents; nothing says whether they are right.',
  steadyAndShared: 'Its groups come again to {stability}, and the other ways agree with it to {agreement}.',
  inUseNear: '{way}, which is in use, is not clearly less dependable and can stay.',

  steady: 'It gives nearly the same groups when 5 % of the documents are left out ({value}).',
  unsteady: 'Its groups change a good deal when 5 % of the documents are left out ({value}).',
  steadier: '{method} is close ({value}) and changes less when documents are left out ({stability} against {own}).',

  silhouette: 'Silhouette cannot choose how to read the documents.',
  silhouetteHere:
    'Here {method} on {reading} scores higher ({score}) than {otherMethod} on {otherReading} ({otherScore}), yet its groups agree less with {truth} ({value} against {otherValue}).',
  silhouettePaper: 'In the study this comparison follows (arXiv 2403.15112) its own table shows silhouette preferring the worst way of reading.',
  silhouetteBlock: 'Compare silhouettes only inside one block: each way of reading has its own ruler.',

  agreesFolders: '“Agrees with folders” counts {documents} documents in {classes} folders. Folders are one opinion among several: a low value can also mean that the folders are untidy.',
  agreesTags: '“Agrees with tags” counts {documents} documents with {classes} different tags. Tags are one opinion among several: a low value can also mean that they are untidy.',
  agreesLabels: '“Agrees with labels” counts {documents} documents with {classes} different labels.',
  byVectorsAlone: 'Here {method} goes by the vectors of each way to read alone, so that the ways can be told apart. In use it also heeds the documents’ own words and folders.',
  leavesOut: '{method} leaves documents out; its silhouette counts only those it kept.',
  keptSize: 'The vectors of {reading} kept their {dimensions} numbers: there are too few numbers, or documents, to make {wanted} of them.',
  fewer: '{method} on {reading} was asked for {wanted} groups and gave {groups}.',
  failed: '{count} of {all} ways failed; the table says why.',
  unfinished: '{count} of {all} ways were not finished.',
} as const;
