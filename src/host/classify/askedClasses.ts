import { parseNames } from '../../core/classify/names';
import { UNSURE_BELOW } from '../../core/classify/verdicts';
import { labelKey } from '../../core/truth/origin';
import type { Classes } from '../../protocol/engineSides';
import type { AskedClasses } from '../run/scope';

/** What the engine is asked for. */
export function classesOf(asked: AskedClasses): Classes {
  const threshold = UNSURE_BELOW;
  if (asked.kind === 'names') return { teaching: { kind: 'names', classes: parseNames(asked.names) }, threshold };
  const byHand = new Map(Object.entries(asked.byHand).map(([id, label]) => [labelKey(id), label]));
  return { teaching: { kind: 'labels', origin: { kind: 'tags', byHand } }, threshold };
}
