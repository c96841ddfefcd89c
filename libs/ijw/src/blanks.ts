const LINE_FEED = 10;

/** How many lines end in a stretch of white space; -1 when it holds something else. */
export function linesOfBlank(text: string, from: number, until: number): number {
  let lines = 0;
  for (let at = from; at < until; at++) {
    const code = text.charCodeAt(at);
    if (!isBlank(code)) return -1;
    if (code === LINE_FEED) lines++;
  }
  return lines;
}

/** White space made one blank where it stands inside and nothing where it stands around. */
export function collapsed(text: string): string {
  // Few values hold any, and to look for it costs less than to replace it.
  for (let at = 0; at < text.length; at++) {
    if (isBlank(text.charCodeAt(at))) {
      return text.replace(/[ \t\n\r]+/g, ' ').replace(/^ | $/g, '');
    }
  }
  return text;
}

/** White space of XML: blank, tab, line feed, carriage return. */
function isBlank(code: number): boolean {
  return code <= 32 && (code === 32 || code === LINE_FEED || code === 13 || code === 9);
}
