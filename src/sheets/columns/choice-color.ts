import type { sheets_v4 } from '@googleapis/sheets';
import type { Color } from '../../template/template.ts';

interface Shade {
  readonly background: sheets_v4.Schema$Color;
  readonly text: sheets_v4.Schema$Color;
}

function shade(background: number, text: number): Shade {
  return { background: rgb(background), text: rgb(text) };
}

/** A colour written as people write it, `0xrrggbb`. */
export function rgb(hex: number): sheets_v4.Schema$Color {
  return {
    red: ((hex >> 16) & 255) / 255,
    green: ((hex >> 8) & 255) / 255,
    blue: (hex & 255) / 255,
  };
}

/** Light grounds with dark text of the same hue, all with a contrast above 4.5. */
export const choiceShades = {
  gray: shade(0xeceff1, 0x455a64),
  brown: shade(0xefe3dc, 0x5d4037),
  orange: shade(0xffe8d1, 0x8a3c00),
  yellow: shade(0xfff4c2, 0x6b5200),
  green: shade(0xd9f2df, 0x14572a),
  blue: shade(0xd9e9fc, 0x17498a),
  purple: shade(0xe8def8, 0x553098),
  pink: shade(0xfcdcec, 0x8c1d57),
  red: shade(0xfcdcd9, 0x8c1d18),
} as const satisfies Record<Color, Shade>;
