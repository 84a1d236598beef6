const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
const PROPERTY_ID_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz:;<=>?@[\\]^_`{|}';
const PROPERTY_ID_LENGTH = 4;

/** An id with its dashes in lower case, from either spelling; undefined when it is no UUID. */
export function dashedId(text: string): string | undefined {
  if (!UUID.test(text)) return undefined;
  const digits = undashedId(text.toLowerCase());
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ].join('-');
}

export function undashedId(id: string): string {
  return id.replaceAll('-', '');
}

/** A new UUID from a source of numbers in [0, 1), in the version-8 form that Notion's own ids have. */
export function randomId(random: () => number): string {
  const digits = Array.from({ length: 4 }, () =>
    Math.floor(random() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
  const variant = (8 + (Number.parseInt(digits.charAt(16), 16) % 4)).toString(16);
  return dashedId(`${digits.slice(0, 12)}8${digits.slice(13, 16)}${variant}${digits.slice(17)}`) ?? digits;
}

/** A new property id: four printable characters, some of which have to be percent-encoded, as Notion's have. */
export function randomPropertyId(random: () => number): string {
  function pick() {
    return PROPERTY_ID_CHARACTERS.charAt(Math.floor(random() * PROPERTY_ID_CHARACTERS.length));
  }
  return Array.from({ length: PROPERTY_ID_LENGTH }, pick).join('');
}

/** A property id as it was sent, percent-encoded or not, in its decoded form. */
export function decodedPropertyId(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
