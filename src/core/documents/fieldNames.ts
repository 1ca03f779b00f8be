import { dateRank } from './dates';

/** What fields are called in many languages, the surest first; a name may have other words before these, as `review_body`. */
const TEXTS = names(
  'text fulltext body content contents message article abstract abstractnote review description comment comments feedback answer response opinion remark remarks utterance sentence document post tweet question query note notes details verbatim summary',
  'volltext freitext inhalt nachricht beschreibung kommentar kommentare bewertung rückmeldung antwort bemerkung anmerkung anmerkungen meinung beitrag frage zusammenfassung',
  'texte contenu commentaire commentaires avis réponse remarque résumé', 'texto contenido mensaje descripción comentario comentarios reseña respuesta opinión pregunta resumen',
  'testo contenuto messaggio descrizione commento recensione risposta domanda riassunto', 'conteúdo mensagem descrição comentário avaliação resposta pergunta resumo', 'tekst inhoud bericht beschrijving opmerking antwoord vraag samenvatting treść opis komentarz opinia',
  'текст сообщение описание комментарий отзыв ответ вопрос аннотация', '正文 内容 文本 摘要 描述 评论 評論 留言 回答 本文 説明 コメント レビュー 感想 本文 내용 본문 리뷰',
);
const TITLES = names('title headline subject heading caption', 'titel überschrift betreff thema', 'titre objet sujet', 'título asunto', 'titolo oggetto', 'assunto', 'onderwerp temat tytuł', 'заголовок название тема', '标题 標題 题目 主题 タイトル 件名 題名 제목', 'summary zusammenfassung');
const IDS = names('id key uuid guid identifier doi _id', 'number no nr ref reference', 'nummer kennung vorgangsnummer ticketnummer');
const TAGS = names('tags tag keywords keyword', 'schlagwörter schlagworte stichwörter stichworte schlagwort', 'étiquettes etiquetas etichette palavras-chave parole-chiave', 'теги метки ключевые', '标签 標籤 关键词 關鍵詞 タグ キーワード 태그');
/** Hold a year and no day. */
const YEARS = names('year jahr année anno año ano jaar rok год 年');

const KINDS = { text: TEXTS, title: TITLES, id: IDS, tags: TAGS, year: YEARS };
/** What a field may be by its name. */
export type NamedKind = keyof typeof KINDS;

function names(...lists: readonly string[]): ReadonlyMap<string, number> {
  return new Map(lists.join(' ').split(' ').map((name, rank) => [name, rank]));
}

/** The same of a name as a whole, with blanks and hyphens in it or without: `Full Text`. */
function wholeRank(kind: NamedKind, name: string): number | undefined {
  const own = name.trim().toLowerCase();
  return KINDS[kind].get(own) ?? KINDS[kind].get(own.replace(/[\s_-]/g, ''));
}

/** How sure a name says that a field is of a kind, the surest least: as a whole before by its last word; undefined where it does not. */
export function nameRank(kind: NamedKind, name: string): number | undefined {
  const known = KINDS[kind];
  const whole = wholeRank(kind, name);
  if (whole !== undefined) return whole;
  // `ticketId`, `Ticket ID`, `ticket_id`.
  const words = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const last = words.length > 1 ? known.get(words.at(-1)!) : undefined;
  return last === undefined ? undefined : known.size + last;
}

/** Whether a name is one that fields have. */
export function isFieldName(name: string): boolean {
  return (Object.keys(KINDS) as NamedKind[]).some(kind => wholeRank(kind, name) !== undefined) || dateRank(name) !== undefined || /^(?:label|labels|class|category|name|path|file|filename|url|author|lang|language|rating|score|status|type)$/i.test(name.trim());
}

/** Whether a name asks something, as columns of surveys do: a question, a sentence, or its number. */
export function isQuestion(name: string): boolean {
  const bare = name.trim();
  return /[?？؟:：]$/.test(bare) || bare.split(/\s+/).length > 3 || /^(?:q|question|frage|pregunta)[\s_.-]*\d/i.test(bare);
}
