/** Notion's option colours as a chart draws them; of a choice without a colour there is none. */
export const choiceColors: Readonly<Record<string, string | undefined>> = {
  gray: '#9b9a97',
  brown: '#a27763',
  orange: '#d9730d',
  yellow: '#d3a625',
  green: '#448361',
  blue: '#337ea9',
  purple: '#9065b0',
  pink: '#c14c8a',
  red: '#d44c47',
  default: '#a8a7a2',
};
