/** One part of a multipart body. */
export interface BodyPart {
  readonly headers: ReadonlyMap<string, string>;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** Reads a multipart body (RFC 2046) byte by byte, so that a part may hold anything; undefined when it is none. */
export function readParts(bytes: Uint8Array<ArrayBuffer>, contentType: string): BodyPart[] | undefined {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return undefined;
  // Latin 1 keeps every byte a character of its own.
  const text = new TextDecoder('latin1').decode(bytes);
  const parts: BodyPart[] = [];
  const mark = `--${boundary}`;
  let start = text.indexOf(mark);
  while (start !== -1) {
    start += mark.length;
    if (text.startsWith('--', start)) return parts;
    const end = text.indexOf(mark, start);
    if (end === -1) return undefined;
    parts.push(readPart(text.slice(start, end), bytes.slice(start, end)));
    start = end;
  }
  return undefined;
}

function readPart(text: string, bytes: Uint8Array<ArrayBuffer>): BodyPart {
  const lead = /^\r?\n/.exec(text)?.[0].length ?? 0;
  const gap = /\r?\n\r?\n/.exec(text.slice(lead));
  const headEnd = gap === null ? text.length : lead + gap.index;
  const bodyStart = gap === null ? text.length : headEnd + gap[0].length;
  const tail = /\r?\n$/.exec(text)?.[0].length ?? 0;
  const headers = text
    .slice(lead, headEnd)
    .split(/\r?\n/)
    .flatMap((line): [string, string][] => {
      const colon = line.indexOf(':');
      return colon === -1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
    });
  return {
    headers: new Map(headers),
    content: bytes.slice(bodyStart, Math.max(bodyStart, text.length - tail)),
  };
}
