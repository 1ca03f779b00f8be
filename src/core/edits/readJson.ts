import { KindredError } from '../errors';
import { COLOUR_SLOTS } from '../identity/colourSlots';
import type { Cut } from './cut';
import type { Anchor, Decisions, DocumentDecision, GroupDecision } from './decisions';
import { Fields, type Path } from './fields';
import type { History, Step } from './history';
import { VERSION } from './json';
import { inKeyOrder } from './keys';

/**
 * Reads decisions as they were written, or as someone changed them by hand. Throws a `KindredError` that names the line or
 * the field that cannot be understood; a text is read as a whole or not at all.
 */
export function readDecisions(text: string): Decisions {
  const conflict = text.split('\n').findIndex(line => /^(<{7}|={7}|>{7})(\s|$)/.test(line));
  if (conflict >= 0) throw new KindredError('badInput', `Line ${conflict + 1} marks a conflict of two versions that is not resolved.`);
  return decisionsOf(parse(text), new Fields(text));
}

/** Reads a history as it was written; throws as `readDecisions` does. */
export function readHistory(text: string): History {
  const fields = new Fields('');
  const root = fields.object(parse(text), 'the file');
  const steps = (name: string) =>
    fields.list(root[name], [name]).map((given, i): Step => {
      const step = fields.object(given, [name, String(i)]);
      const cut = step.cut === undefined ? undefined : cutOf(fields, step.cut, [name, String(i), 'cut']);
      return { label: fields.text(step.label, [name, String(i), 'label']), decisions: decisionsOf(step.decisions, fields), ...(cut !== undefined && { cut }) };
    });
  return { now: decisionsOf(root.now, fields), cut: cutOf(fields, root.cut ?? null, ['cut']), past: steps('past'), future: steps('future') };
}

function cutOf(fields: Fields, value: unknown, path: Path): Cut | null {
  if (value === null) return null;
  const given = fields.object(value, path);
  const outer = cutOf(fields, given.outer ?? null, [...path, 'outer']);
  const whole = (number: unknown, field: string) => fields.whole(number, Number.MAX_SAFE_INTEGER, [...path, field]);
  return {
    count: whole(given.count, 'count'),
    keep: fields.list(given.keep, [...path, 'keep']).map(node => whole(node, 'keep')),
    of: fields.text(given.of, [...path, 'of']),
    ...(given.part !== undefined && { part: fields.text(given.part, [...path, 'part']) }),
    ...(outer && { outer }),
  };
}

function decisionsOf(value: unknown, fields: Fields): Decisions {
  const root = fields.object(value, 'the file');
  if (root.version !== VERSION) throw new KindredError('badInput', `Field version is ${JSON.stringify(root.version) ?? 'missing'}, and only ${VERSION} can be read. It may come from another version of Kindred.`);
  const groups = Object.entries(fields.object(root.groups ?? {}, 'groups')).map(([key, given]) => [key, groupOf(fields, given, ['groups', key])] as const);
  const documents = Object.entries(fields.object(root.documents ?? {}, 'documents')).map(([id, given]) => [id, documentOf(fields, given, ['documents', id])] as const);
  fields.only(root, ['version', 'groups', 'documents'], []);
  return { groups: inKeyOrder(groups), documents: inKeyOrder(documents) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? unexpectedIn(text.trimEnd()));
    throw new KindredError('badInput', `Line ${text.slice(0, at).split('\n').length} is not written as JSON: ${message.replace(/, (?:\.\.\.)?".*$/s, '')}.`, { cause: error });
  }
}

/** Where a token may not stand of which the error gives no position: at the end of the shortest beginning that has it; the end of the text where it only ends too soon. */
function unexpectedIn(text: string): number {
  let [from, to] = [0, text.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (hasUnexpected(text.slice(0, middle))) to = middle;
    else from = middle + 1;
  }
  return from;
}

function hasUnexpected(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return false;
  } catch (error) {
    return (error as Error).message.startsWith('Unexpected token');
  }
}

function groupOf(fields: Fields, value: unknown, path: Path): GroupDecision {
  const given = fields.object(value, path);
  fields.only(given, ['level', 'anchors', 'within', 'documents', 'pinned', 'name', 'colour', 'hidden'], path);
  const level = fields.oneOf(given.level, ['area', 'group', 'subgroup'], [...path, 'level']);
  const anchors = given.anchors === undefined ? undefined : fields.list(given.anchors, [...path, 'anchors']).map((anchor, i) => anchorOf(fields, anchor, [...path, 'anchors', String(i)]));
  if (anchors?.length === 0) fields.wrong([...path, 'anchors'], 'a list that is not empty');
  if (!anchors && given.documents === undefined) fields.wrong(path, 'a group with anchors or documents');
  if (level === 'subgroup' && anchors?.some(anchor => anchor.level !== 'subgroup')) fields.wrong([...path, 'anchors'], 'a list of sub-groups only');
  if (anchors?.some(anchor => (anchor.level === 'area') !== (level === 'area'))) fields.wrong([...path, 'anchors'], `a list ${level === 'area' ? 'of areas only' : 'without areas'}`);
  if (level === 'area' && (given.documents ?? given.pinned) !== undefined) fields.wrong([...path, 'level'], 'another one than area: those have no documents of their own');
  return {
    level,
    ...(anchors && { anchors }),
    ...(given.within !== undefined && { within: fields.text(given.within, [...path, 'within']) }),
    ...(given.documents !== undefined && { documents: fields.texts(given.documents, [...path, 'documents']) }),
    ...(given.pinned !== undefined && { pinned: fields.texts(given.pinned, [...path, 'pinned']) }),
    ...(given.name !== undefined && { name: fields.name(given.name, [...path, 'name']) }),
    ...(given.colour !== undefined && { colour: fields.whole(given.colour, COLOUR_SLOTS - 1, [...path, 'colour']) }),
    ...(given.hidden !== undefined && { hidden: given.hidden === true ? (true as const) : fields.wrong([...path, 'hidden'], 'true') }),
  };
}

function anchorOf(fields: Fields, value: unknown, path: Path): Anchor {
  const given = fields.object(value, path);
  fields.only(given, ['level', 'name', 'size', 'members'], path);
  const members = fields.texts(given.members, [...path, 'members']);
  if (members.length === 0) fields.wrong([...path, 'members'], 'a list that is not empty');
  return {
    level: fields.oneOf(given.level, ['area', 'group', 'subgroup'], [...path, 'level']),
    name: fields.text(given.name, [...path, 'name']),
    size: Math.max(members.length, fields.whole(given.size, Number.MAX_SAFE_INTEGER, [...path, 'size'])),
    members,
  };
}

function documentOf(fields: Fields, value: unknown, path: Path): DocumentDecision {
  const given = fields.object(value, path);
  fields.only(given, ['moved', 'pinned', 'not'], path);
  const key = (field: 'moved' | 'pinned') => (given[field] === null ? null : fields.text(given[field], [...path, field]));
  return {
    ...(given.moved !== undefined && { moved: key('moved') }),
    ...(given.pinned !== undefined && { pinned: key('pinned') }),
    ...(given.not !== undefined && { not: fields.texts(given.not, [...path, 'not']) }),
  };
}
