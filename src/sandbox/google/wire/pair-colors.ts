import { isObject, textAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { themeColor } from '../sheets/default-look.ts';

/**
 * Google keeps every colour under two names, `x` and `xStyle`: whichever is written, both are read back, and the style wins.
 * https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/other#ColorStyle
 */
export function pairColors(message: Readonly<Record<string, Json>>): JsonObject {
  const added: Record<string, Json> = {};
  for (const [key, value] of Object.entries(message)) {
    if (!isObject(value)) continue;
    if (/color$/i.test(key) && message[`${key}Style`] === undefined && key !== 'rgbColor' && key !== 'color')
      added[`${key}Style`] = { rgbColor: value };
    if (key === 'color' && message.colorStyle === undefined && !('colorType' in message))
      added.colorStyle = { rgbColor: value };
    if (key.endsWith('ColorStyle') || key === 'colorStyle') {
      const plain = value.rgbColor ?? themeColor(textAt(value, 'themeColor') ?? '');
      if (isObject(plain)) added[key.slice(0, -'Style'.length)] = plain;
    }
  }
  return Object.keys(added).length === 0 ? message : { ...message, ...added };
}
