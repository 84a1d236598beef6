import type { Drawing } from './chart.ts';
import { element, escapeText, label } from './svg.ts';

/** All charts are as wide; how high one is follows from what it shows. */
export const chartWidth = 720;
const top = 60;

/**
 * A drawing under its title as a picture in SVG, on white so that it can be read on any page. The same drawing gives the
 * same text, so that a picture that shows nothing new is known. `words` say the same for who cannot see it.
 */
export function framed(
  { height, content }: Drawing,
  { title, words, remark }: { title: string; words: string; remark: string | undefined },
): string {
  const whole = top + height + (remark === undefined ? 0 : 28) + 16;
  return element('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    width: chartWidth,
    height: whole,
    viewBox: `0 0 ${chartWidth} ${whole}`,
    role: 'img',
    'font-family': 'Inter, system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif',
    children: [
      element('title', { children: [escapeText(words)] }),
      element('rect', { width: chartWidth, height: whole, rx: 8, fill: '#ffffff' }),
      label(title, { x: 24, y: 36, size: 18, weight: 600 }),
      element('g', { transform: `translate(0 ${top})`, children: [content] }),
      ...(remark === undefined
        ? []
        : [label(remark, { x: 24, y: top + height + 20, size: 12, fill: '#6f6d68' })]),
    ],
  });
}
