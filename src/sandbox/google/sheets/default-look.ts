import { objectAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';

const white = { red: 1, green: 1, blue: 1 };

/** The format every cell of a new spreadsheet has. */
export const defaultFormat: JsonObject = {
  backgroundColor: white,
  padding: { top: 2, right: 3, bottom: 2, left: 3 },
  verticalAlignment: 'BOTTOM',
  wrapStrategy: 'OVERFLOW_CELL',
  textFormat: {
    foregroundColor: {},
    fontFamily: 'arial,sans,sans-serif',
    fontSize: 10,
    bold: false,
    italic: false,
    strikethrough: false,
    underline: false,
    foregroundColorStyle: { rgbColor: {} },
  },
  backgroundColorStyle: { rgbColor: white },
};

function themed(colorType: string, rgbColor: JsonObject): JsonObject {
  return { colorType, color: { rgbColor } };
}

/** The theme of a new spreadsheet. */
export const spreadsheetTheme = {
  primaryFontFamily: 'Arial',
  themeColors: [
    themed('TEXT', {}),
    themed('BACKGROUND', white),
    themed('ACCENT1', { red: 0.25882354, green: 0.52156866, blue: 0.95686275 }),
    themed('ACCENT2', { red: 0.91764706, green: 0.2627451, blue: 0.20784314 }),
    themed('ACCENT3', { red: 0.9843137, green: 0.7372549, blue: 0.015686275 }),
    themed('ACCENT4', { red: 0.20392157, green: 0.65882355, blue: 0.3254902 }),
    themed('ACCENT5', { red: 1, green: 0.42745098, blue: 0.003921569 }),
    themed('ACCENT6', { red: 0.27450982, green: 0.7411765, blue: 0.7764706 }),
    themed('LINK', { red: 0.06666667, green: 0.33333334, blue: 0.8 }),
  ],
} satisfies JsonObject;

/** The plain colour behind a theme colour's name. */
export function themeColor(name: string): JsonObject | undefined {
  const entry = spreadsheetTheme.themeColors.find((candidate) => textAt(candidate, 'colorType') === name);
  return objectAt(objectAt(entry, 'color'), 'rgbColor');
}
