import { expect, it } from 'vitest';
import { languageCounts, languageOf } from '../../../src/core/words/languages';

it.each([
  ['en', 'The bread was not very fresh, but we had it with the butter.'],
  ['de', 'Das Brot war nicht sehr frisch, aber wir haben es mit Butter gegessen.'],
  ['fr', 'Le pain n’était pas très frais, mais nous l’avons mangé avec du beurre.'],
  ['es', 'El pan no estaba muy fresco, pero lo comimos con la mantequilla.'],
  ['pt', 'O pão não estava muito fresco, mas comemos com a manteiga.'],
  ['cs', 'Chleba nebyl příliš čerstvý, ale snědli jsme ho s máslem.'],
  ['tr', 'Ekmek çok taze değildi ama biz onu tereyağı ile yedik.'],
  ['sw', 'Mkate haukuwa safi sana lakini tulikula kwa siagi na chai ya asubuhi.'],
  ['ru', 'Хлеб был не очень свежим, но мы съели его с маслом.'],
  ['uk', 'Хліб був не дуже свіжим, але ми з’їли його з маслом.'],
  ['uk', 'На ринку в Одесі я купила мед і не знала, на що його витратити.'],
  ['uk', 'Борщ варять на воді, а не на молоці, і подають на стіл гарячим.'],
  ['ru', 'Борщ варят на воде, а не на молоке, и подают на стол горячим.'],
  ['ru', 'Фото на паспорт'],
  ['ru', 'Инструкция по сборке шкафа'],
  ['ru', 'Конференция по физике в Москве'],
  ['bg', 'Шофьорът сложи синьо фолио, но то не беше за него.'],
  ['ar', 'لم يكن الخبز طازجا جدا ولكننا أكلناه مع الزبدة.'],
  ['fa', 'نان خیلی تازه نبود اما ما آن را با کره خوردیم.'],
  ['zh', '面包不是很新鲜，但是我们就着黄油吃了。'],
  ['ja', 'パンはあまり新鮮ではなかったが、バターと一緒に食べた。'],
  ['ko', '빵은 별로 신선하지 않았지만 버터와 함께 먹었다.'],
  ['el', 'Το ψωμί δεν ήταν πολύ φρέσκο, αλλά το φάγαμε με βούτυρο.'],
  ['hi', 'रोटी बहुत ताज़ी नहीं थी लेकिन हमने उसे मक्खन के साथ खाया।'],
])('knows %s by script and stop words', (language, text) => expect(languageOf(text)).toBe(language));

it.each(['', '42 + 17', 'kubectl grep awk'])('does not guess from "%s"', text => expect(languageOf(text)).toBeNull());

it('counts the languages of texts', () => {
  expect(languageCounts(['this is the one', 'and this is another', 'das ist es nicht', '…'])).toEqual(new Map([['en', 2], ['de', 1]]));
});
