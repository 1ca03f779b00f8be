import { env, l10n } from 'vscode';
import { fitOf, type Fit } from '../core/fit';
import { FEWEST_DIVIDED } from '../core/grouping/smallest';
import { decimalsOf } from '../core/numbers';
import type { Grouping, Phase, Progress } from '../core/types';
import type { GroupNumbers } from '../protocol/mapSides';
import type { RunState } from './run/runState';
import type { UpdateState } from './update/updateState';

/** Keeps a number and its unit on one line. */
const narrow = '\u00a0';

/** A whole number as people write it: 1,871. */
export function count(n: number): string {
  return n.toLocaleString(env.language);
}

/** A number of any size as people write it: 0.37, 38.4, 1,871. */
export function amount(value: number): string {
  const digits = decimalsOf(value);
  return value.toLocaleString(env.language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A day as people write it: 12 Mar 2026; here, or in UTC, as reports have it. */
export function date(time: number, timeZone?: 'UTC'): string {
  return new Date(time).toLocaleDateString(env.language, { year: 'numeric', month: 'short', day: 'numeric', timeZone });
}

/** How well a document fits its group, in the reader's language. */
export function fit(strength: number): string {
  const words: Record<Fit, string> = { strong: l10n.t('strong'), fair: l10n.t('fair'), weak: l10n.t('weak') };
  return words[fitOf(strength)];
}

/** How near two documents are in meaning, 0 … 1: "0.86". */
export function likeness(cosine: number): string {
  return Math.min(1, Math.max(0, cosine)).toFixed(2);
}

/** "1,871 documents" */
export function documentCount(documents: number): string {
  return documents === 1 ? l10n.t('1 document') : l10n.t('{0} documents', count(documents));
}

/** "1,871 documents in 18 groups" */
export function summary(grouping: Grouping): string {
  const documents = grouping.documents.length;
  const groups = grouping.groups.filter(group => group.level === 'group').length;
  if (documents === 1) return documentCount(1);
  if (groups === 1) return l10n.t('{0} documents in 1 group', count(documents));
  return l10n.t('{0} documents in {1} groups', count(documents), count(groups));
}

/** "1,871 documents in 18 groups · 31 skipped" */
export function withSkipped(grouping: Grouping): string {
  const skipped = grouping.skipped.length;
  return skipped === 0 ? summary(grouping) : l10n.t('{0} · {1} skipped', summary(grouping), count(skipped));
}

/** Number of groups at the level shown first: "18 groups". */
export function groupCount(grouping: Grouping): string {
  return groupsCounted(grouping.groups.filter(group => group.level === 'group').length);
}

/** "18 groups" */
export function groupsCounted(groups: number): string {
  return groups === 1 ? l10n.t('1 group') : l10n.t('{0} groups', count(groups));
}

/** The sentence below the view's title while a run goes on: "Measuring meaning: 412 of 1,871. About 26 s left." */
export function progressSentence(progress: Progress | undefined, draft: boolean): string {
  const said = [phaseSentence(progress), timeLeft(progress), draft && l10n.t('Below is a first draft.')];
  return said.filter(Boolean).join(' ');
}

function phaseSentence(progress: Progress | undefined): string {
  if (!progress) return l10n.t('Starting…');
  const { phase, done, total, unit } = progress;
  switch (phase) {
    case 'finding':
      return done > 0 ? l10n.t('Looking for documents: {0} found.', count(done)) : l10n.t('Looking for documents…');
    case 'reading':
      return total > 0 ? l10n.t('Reading: {0} of {1}.', count(done), count(total)) : l10n.t('Reading…');
    case 'embedding':
      if (total > 0 && unit === 'passages') return l10n.t('Measuring meaning: {0} of {1} passages.', count(done), count(total));
      return total > 0 ? l10n.t('Measuring meaning: {0} of {1}.', count(done), count(total)) : l10n.t('Measuring meaning…');
    case 'grouping':
      return withShare(l10n.t('Grouping…'), progress);
    case 'placing':
      return withShare(l10n.t('Drawing the map…'), progress);
    case 'naming':
      return withShare(l10n.t('Naming…'), progress);
  }
}

/** Phases that count documents, files or passages; what the others count are steps of a method, of which only the share means anything. */
const countable: ReadonlySet<Phase> = new Set<Phase>(['finding', 'reading', 'embedding']);

/** "32 %", on one line. */
function share({ done, total }: Progress): string {
  return `${Math.floor((100 * done) / total)}${narrow}%`;
}

function withShare(text: string, progress: Progress): string {
  return progress.total > 0 ? `${text} ${share(progress)}` : text;
}

function timeLeft(progress: Progress | undefined): string {
  const seconds = progress?.secondsLeft;
  if (seconds === undefined || seconds < 2) return '';
  if (seconds < 100) return l10n.t('About {0} left.', `${Math.round(seconds)}${narrow}s`);
  return l10n.t('About {0} left.', `${Math.round(seconds / 60)}${narrow}min`);
}

/** The notification's line, phase and count: "Measuring meaning 412 of 1,871", "Grouping 32 %". */
export function notificationLine(progress: Progress): string {
  const phases: Record<Phase, string> = {
    finding: l10n.t('Finding'),
    reading: l10n.t('Reading'),
    embedding: l10n.t('Measuring meaning'),
    grouping: l10n.t('Grouping'),
    placing: l10n.t('Placing'),
    naming: l10n.t('Naming'),
  };
  const { phase, done, total, unit } = progress;
  if (!countable.has(phase)) return withShare(phases[phase], progress);
  if (total > 0 && unit === 'passages') return l10n.t('{0} {1} of {2} passages', phases[phase], count(done), count(total));
  if (total > 0) return l10n.t('{0} {1} of {2}', phases[phase], count(done), count(total));
  return done > 0 ? l10n.t('{0} {1}', phases[phase], count(done)) : phases[phase];
}

/** "412/1,871", or the phase where nothing is counted, for the status bar. */
export function shortProgress(progress: Progress | undefined): string {
  if (!progress) return l10n.t('Starting');
  return progress.total > 0 && countable.has(progress.phase) ? `${count(progress.done)}/${count(progress.total)}` : notificationLine(progress);
}

/** What the view says above its rows; empty where the welcome text speaks instead. */
export function viewMessage(state: RunState, grouping: Grouping | undefined, draft: boolean, hidden = 0, update: UpdateState = { waiting: 0, changed: 0, drifted: false }, numbers?: GroupNumbers): string {
  // Where no document is left, the welcome text speaks as before the first run.
  if (grouping?.documents.length === 0 && state.kind !== 'running') return '';
  switch (state.kind) {
    case 'running':
      return progressSentence(state.progress, draft);
    case 'stopped':
      return grouping ? `${stoppedSentence(state.progress)} ${l10n.t('Refresh continues.')}` : '';
    case 'nothing':
    case 'failed':
      return grouping ? state.text : '';
    case 'idle':
    case 'done':
      return grouping ? [withSkipped(grouping), tooFew(grouping), unlearnt(grouping), placedByWords(grouping), chosenNumber(numbers), followed(grouping), hiddenGroups(hidden), changedSince(update)].filter(Boolean).join(' · ') : '';
  }
}

/** Why very few documents are one group; empty of more, or where they are several. */
function tooFew({ documents, groups }: Grouping): string {
  return documents.length < FEWEST_DIVIDED && groups.filter(({ level }) => level === 'group').length < 2 ? l10n.t('too few for several groups, which need at least {0} documents', FEWEST_DIVIDED) : '';
}

/** That most documents are in languages that the bundled model has hardly learnt; empty where it has. */
function unlearnt({ provenance }: Grouping): string {
  return provenance.unlearnt ? l10n.t('mostly not in English, the language of the bundled model') : '';
}

/** That some documents have no vector where vectors were given; empty where all have one. */
function placedByWords({ provenance: { byWords } }: Grouping): string {
  if (byWords === undefined) return '';
  return byWords === 1 ? l10n.t('1 document without a given vector, placed by its words') : l10n.t('{0} documents without a given vector, placed by their words', count(byWords));
}

/** That a person chose the number of groups, and how many there would be otherwise; empty where it is that. Both are those before changes by hand. */
function chosenNumber(numbers: GroupNumbers | undefined): string {
  if (!numbers || numbers.now === numbers.own) return '';
  if (numbers.byHand) return l10n.t('{0} chosen, then changed by hand; {1} suggested', count(numbers.now), count(numbers.own));
  return l10n.t('{0} chosen, {1} suggested', count(numbers.now), count(numbers.own));
}

/** How many documents came along with moved ones; empty for none. */
function followed({ documents }: Grouping): string {
  const along = documents.filter(({ follows }) => follows !== undefined).length;
  return along === 0 ? '' : l10n.t('{0} followed what you moved', count(along));
}

/** "2 groups hidden"; empty for none. */
function hiddenGroups(hidden: number): string {
  if (hidden === 0) return '';
  return hidden === 1 ? l10n.t('1 group hidden') : l10n.t('{0} groups hidden', count(hidden));
}

/** That so many files changed that none is looked at before a run, or the one file of all records; where settings did, by them, as it may be these alone that let other files in. */
export function outdatedSentence({ waiting, settings, records }: Pick<UpdateState, 'waiting' | 'settings' | 'records'>): string {
  if (settings) return l10n.t('settings changed; out of date until Refresh');
  if (records) return l10n.t('the file changed; out of date until Refresh');
  return l10n.t('{0} files changed; out of date until Refresh', count(waiting));
}

/** What changed after the run, where that calls for another one, or that nobody knows; empty otherwise. Of files that come or go by other settings nobody says that they changed. */
function changedSince({ waiting, changed, drifted, outdated, unchecked, settings, records }: UpdateState): string {
  if (outdated) return outdatedSentence({ waiting, settings, records });
  if (settings) return l10n.t('settings changed; Refresh uses them');
  if (waiting > 0) return waiting === 1 ? l10n.t('1 file changed; Refresh reads it') : l10n.t('{0} files changed; Refresh reads them', count(waiting));
  if (unchecked) return l10n.t('not checked for changes; Refresh reads them');
  return drifted ? l10n.t('{0} changed since; Refresh finds new groups', count(changed)) : '';
}

/** "Stopped. 412 of 1,871 documents are measured and kept." */
export function stoppedSentence(progress: Progress | undefined): string {
  if (progress?.phase !== 'embedding' || progress.total === 0) return l10n.t('Stopped. What was measured is kept.');
  if (progress.unit === 'passages') return l10n.t('Stopped. {0} of {1} passages are measured and kept.', count(progress.done), count(progress.total));
  return l10n.t('Stopped. {0} of {1} documents are measured and kept.', count(progress.done), count(progress.total));
}
