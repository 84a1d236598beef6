/** @jsxImportSource hono/jsx */
import type { ShownValue } from './shown-value.ts';

/** A value as Notion draws it: choices as coloured labels, people and links each in their way. */
export function ValueView({ shown }: { shown: ShownValue }) {
  switch (shown.kind) {
    case 'choices':
      return (
        <>
          {shown.choices.map(({ name, color }) => (
            <span class={`pill ${color}`}>{name}</span>
          ))}
        </>
      );
    case 'links':
      return (
        <>
          {shown.titles.map((title) => (
            <span class="link">{title}</span>
          ))}
        </>
      );
    case 'checkbox':
      return <span class="tick">{shown.isOn ? '✓' : ''}</span>;
    default:
      return <span class={shown.kind}>{shown.text}</span>;
  }
}
