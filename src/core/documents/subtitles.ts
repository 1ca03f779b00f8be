/** Whether a file holds subtitles (SubRip, WebVTT), by its name. */
export function isSubtitles(path: string): boolean {
  return /\.(?:srt|vtt)$/i.test(path);
}

/** What is said in each line of subtitles: nothing where it is a number, a time, or in the head, a note or another block that is for the player. */
export function spokenLines(lines: readonly string[]): string[] {
  let begins = true;
  let forPlayer = false;
  return lines.map(line => {
    if (begins) forPlayer = /^\ufeff?(?:WEBVTT|NOTE|STYLE|REGION)\b/.test(line);
    // With a time all such blocks end, also where no blank line stands before it.
    if (line.includes('-->')) forPlayer = false;
    begins = line.trim() === '';
    return forPlayer ? '' : spoken(line);
  });
}

function spoken(line: string): string {
  const isFrame = /^\ufeff?(?:\s*\d+\s*$|[\d:.,\s]*-->)/.test(line);
  return isFrame ? '' : line.replace(/<\/?[a-z][^<>]{0,100}>|<[\d:.]{1,20}>|\{\\[^{}]{0,50}\}/gi, '');
}
