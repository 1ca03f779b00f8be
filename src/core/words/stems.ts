import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as greek } from '@orama/stemmers/greek';
import { stemmer as hindi } from '@orama/stemmers/indian';
import { stemmer as hungarian } from '@orama/stemmers/hungarian';
import { stemmer as indonesian } from '@orama/stemmers/indonesian';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as romanian } from '@orama/stemmers/romanian';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as tamil } from '@orama/stemmers/tamil';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { stem as english } from 'porter2';
import type { Language } from './languages';

/** The Snowball algorithms, version 2. English comes from elsewhere, as the Orama package has Porter's first stemmer for it. */
const STEMMERS: Partial<Record<Language, (word: string) => string>> = {
  ar: arabic, da: danish, de: german, el: greek, en: english, es: spanish, fi: finnish, fr: french, hi: hindi, hu: hungarian, id: indonesian,
  it: italian, nl: dutch, no: norwegian, pt: portuguese, ro: romanian, ru: russian, sv: swedish, ta: tamil, tr: turkish,
};

const known = new Map<Language, Map<string, string>>();

/** The stem of a lower-case word of a language; the word itself where there is no stemmer for the language. */
export function stemOf(word: string, language: Language | null): string {
  const stemmer = language === null ? undefined : STEMMERS[language];
  if (language === null || stemmer === undefined) return word;
  let stems = known.get(language);
  if (stems === undefined) known.set(language, (stems = new Map()));
  let stem = stems.get(word);
  if (stem === undefined) stems.set(word, (stem = stemmer(word)));
  return stem;
}
