import { withCapital } from '../capital';
import { isObject } from './jsonObject';
import { firstWords } from './title';

/** A list of what several said, as a field of a record holds it. */
export interface Chat {
  /** What was said, with who said it before each where more than one did; what programs were told or told themselves is left out. */
  readonly text: string;
  /** The first words of whoever asks, or else begins. */
  readonly begins: string;
}

interface Turn {
  readonly speaker: string;
  readonly said: string;
}

/** What fields are called that say who spoke, and what. */
const SPEAKERS = ['role', 'from', 'sender', 'speaker', 'author'];
const SAID = ['content', 'value', 'text', 'message', 'body', 'utterance'];
/** Who speaks, by the names that programs give them. */
const ASKING = new Set(['user', 'human', 'prompter']);
const ANSWERING = new Set(['assistant', 'gpt', 'chatgpt', 'bot', 'model', 'ai']);
const ASIDE = new Set(['system', 'developer', 'tool', 'function', 'function_call', 'observation', 'ipython']);
/** Parts within parts beyond say nothing. */
const DEEPEST = 4;

/** The chat that a value holds: a list of objects with who spoke and what, as datasets of language models and their apps' exports have it, or such objects by their ids; undefined for any other value. */
export function chatIn(value: unknown): Chat | undefined {
  const turns = turnsIn(value);
  if (turns.length === 0) return undefined;
  const heard = turns.filter(({ speaker, said }) => !ASIDE.has(speaker) && said.trim() !== '');
  const speakers = new Set(heard.map(({ speaker }) => nameOf(speaker)));
  return {
    text: heard.map(({ speaker, said }) => (speakers.size > 1 ? `${nameOf(speaker)}: ${said.trim()}` : said.trim())).join('\n\n'),
    begins: firstWords((heard.find(({ speaker }) => ASKING.has(speaker)) ?? heard.at(0))?.said ?? ''),
  };
}

/** Whether a value is a chat with a language model, by what these call whoever speaks. */
export function isModelChat(value: unknown): boolean {
  const turns = turnsIn(value);
  return turns.every(({ speaker }) => isProgram(speaker)) && turns.some(({ speaker, said }) => !ASIDE.has(speaker) && said.trim() !== '');
}

function turnsIn(value: unknown): Turn[] {
  const parts = Array.isArray(value) ? value : isObject(value) ? inOrder(Object.values(value)) : [];
  return parts.flatMap(part => turnOf(part) ?? []);
}

/** Messages that are kept by their ids, in the order in which they were written as far as they say it. */
function inOrder(parts: readonly unknown[]): unknown[] {
  const time = (part: unknown) => (isObject(part) && isObject(part.message) && typeof part.message.create_time === 'number' ? part.message.create_time : 0);
  return [...parts].sort((a, b) => time(a) - time(b));
}

function turnOf(part: unknown): Turn | undefined {
  if (!isObject(part)) return undefined;
  const own = isObject(part.message) ? part.message : part;
  const speaker = SPEAKERS.map(name => speakerIn(own[name])).find(name => name !== undefined);
  const said = SAID.map(name => messageText(own[name])).filter(text => text !== undefined);
  return speaker === undefined || (said.length === 0 && !isProgram(speaker)) ? undefined : { speaker, said: said.find(text => text.trim() !== '') ?? '' };
}

function speakerIn(value: unknown): string | undefined {
  const name = isObject(value) ? (value.role ?? value.name ?? value.login) : value;
  if (typeof name !== 'string' || name.trim() === '') return undefined;
  const known = name.trim().toLowerCase();
  return isProgram(known) ? known : name.trim();
}

/** A text, or its parts: pictures and files between them say nothing. */
function messageText(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return value;
  if (depth > DEEPEST) return undefined;
  if (isObject(value)) return messageText(value.text ?? value.parts, depth + 1);
  return Array.isArray(value) ? value.flatMap(part => messageText(part, depth + 1) ?? []).join('\n\n') : undefined;
}

/** Whether programs call a speaker so. */
function isProgram(speaker: string): boolean {
  return ASKING.has(speaker) || ANSWERING.has(speaker) || ASIDE.has(speaker);
}

function nameOf(speaker: string): string {
  return ASKING.has(speaker) ? 'User' : ANSWERING.has(speaker) ? 'Assistant' : withCapital(speaker);
}
