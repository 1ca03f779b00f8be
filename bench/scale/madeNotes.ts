import { seededRandom, type Random } from '../../src/core/random';
import { normal } from '../../test/made/normal';

const TOPICS = 60;
const SUPER_TOPICS = 12;
const DIRECTIONS = 24;
const COLUMNS = 384;
const WORDS_A_TOPIC = 50;
const WORDS_A_PASSAGE = 60;
/** Share of a passage's words that its topic owns, and of notes that lie in their topic's folder. */
const OWN_WORDS = 0.35;
const FILED = 0.6;
/** Notes in one folder at most. */
const IN_FOLDER = 500;
/** How far topics of one super-topic, notes of one topic and passages of one note lie apart, and noise in all directions. */
const APART = { topics: 0.9, notes: 0.75, passages: 0.45, noise: 0.35 } as const;

const COMMON = `the of and to in a is that for it was on are as with his they at be this from have or by one had not but what all were when we there can an your which their said if do will each about how up out them then she many some so these would other into has more her two like him see time could no make than first been its who now people my made over did down only way find use may water long little very after words called just where most know`.split(' ');
const SYLLABLES = 'ba be bo da de di do fa fe fo ga go ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vi vo za ze zo'.split(' ');

/** A note that is made up: a Markdown file about one topic, each section about as long as a passage. */
export interface MadeNote {
  /** Path below the folder, with `/`. */
  readonly path: string;
  readonly topic: number;
  readonly text: string;
}

/** Notes and vectors of 60 topics under 12 super-topics; what they are depends on their number alone. */
export interface MadeNotes {
  note(number: number, passages: number): MadeNote;
  /** Unit vectors for so many passages of a note: its own in the first row, those around it in the others. */
  vectors(number: number, passages: number): Float32Array[];
}

export function madeNotes(): MadeNotes {
  const random = seededRandom(7);
  const word = () => Array.from({ length: 2 + Math.floor(2 * random()) }, () => SYLLABLES[Math.floor(SYLLABLES.length * random())]).join('');
  const supers = Array.from({ length: SUPER_TOPICS }, () => direction(random));
  const topics = Array.from({ length: TOPICS }, (_, topic) => ({
    name: word(),
    words: Array.from({ length: WORDS_A_TOPIC }, word),
    centre: plus(supers[topic % SUPER_TOPICS], direction(random), APART.topics),
    directions: Array.from({ length: DIRECTIONS }, () => direction(random)),
  }));
  /** Topics are unequally large. */
  const topicOf = (own: Random) => Math.floor(TOPICS * own() ** 1.5);

  return {
    note(number, passages) {
      const own = seededRandom(2 * number);
      const topic = topicOf(own);
      const { words, name } = topics[topic];
      const pick = (from: readonly string[]) => from[Math.floor(from.length * own() ** 1.4)];
      const sentences = (count: number) =>
        Array.from({ length: count }, (_, at) => `${pick(own() < OWN_WORDS ? words : COMMON)}${at % 12 === 11 ? '.' : ''}`).join(' ');
      const sections = Array.from({ length: passages }, (_, at) => `${at ? `## ${pick(words)} ${pick(words)}\n\n` : ''}${sentences(WORDS_A_PASSAGE)}.\n`);
      const folder = own() < FILED ? name : `notes${Math.floor(TOPICS * own())}`;
      return { path: `${folder}-${Math.floor(number / TOPICS / IN_FOLDER)}/${number}.md`, topic, text: `# ${pick(words)} ${pick(words)} ${number}\n\n${sections.join('\n')}` };
    },
    vectors(number, passages) {
      const own = seededRandom(2 * number);
      const { centre, directions } = topics[topicOf(own)];
      const spread = seededRandom(2 * number + 1);
      const within = (from: Float32Array, far: number) => {
        const vector = from.slice();
        for (const each of directions) add(vector, each, (far * normal(spread)) / Math.sqrt(DIRECTIONS));
        return vector;
      };
      const note = within(centre, APART.notes);
      return Array.from({ length: passages }, (_, at) => {
        const vector = at ? within(note, APART.passages) : note.slice();
        for (let c = 0; c < COLUMNS; c++) vector[c] += (APART.noise * normal(spread)) / Math.sqrt(COLUMNS);
        return unit(vector);
      });
    },
  };
}

function direction(random: Random): Float32Array {
  return unit(Float32Array.from({ length: COLUMNS }, () => normal(random)));
}

function plus(a: Float32Array, b: Float32Array, factor: number): Float32Array {
  const sum = a.slice();
  add(sum, b, factor);
  return sum;
}

function add(to: Float32Array, from: Float32Array, factor: number): void {
  for (let c = 0; c < to.length; c++) to[c] += factor * from[c];
}

function unit(vector: Float32Array): Float32Array {
  let squared = 0;
  for (const value of vector) squared += value * value;
  const length = Math.sqrt(squared);
  return vector.map(value => value / length);
}
