/** Whether a file holds subtitles (SubRip, WebVTT), by its name. */
export function isSubtitles(path: string): boolean {
  return /\.(?:srt|vtt)$/i.test(path);
}

/** What is said in a line of subtitles: nothing where it is a number, a time or a note to the player. */
export function spokenLine(line: string): string {
  const isFrame = /^\ufeff?(?:\s*\d+\s*$|[\d:.,\s]*-->|WEBVTT\b|(?:NOTE|STYLE|REGION)\b)/.test(line);
  return isFrame ? '' : line.replace(/<\/?[a-z][^<>]{0,100}>|<[\d:.]{1,20}>|\{\\[^{}]{0,50}\}/gi, '');
}
