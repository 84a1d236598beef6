/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { Fill } from '../open-edit.ts';
import { firstOf } from '../open-edit.ts';

/** The controls of a cell's editor: a line to type in, or the list its rule lets choose from. */
export function cellControls(name: string, choices: readonly string[] | undefined): (fill: Fill) => Child {
  if (choices === undefined)
    return (fill) => (
      <textarea name="value" rows={1} aria-label={name} autocomplete="off" spellcheck={false}>
        {firstOf(fill, 'value')}
      </textarea>
    );
  return (fill) => {
    const held = firstOf(fill, 'value');
    const listed = choices.includes(held) || held === '' ? choices : [held, ...choices];
    return (
      <select name="value" aria-label={name} size={Math.min(10, Math.max(2, listed.length + 1))}>
        <option value="" selected={held === ''}>
          Empty
        </option>
        {listed.map((choice) => (
          <option value={choice} selected={choice === held}>
            {choice}
          </option>
        ))}
      </select>
    );
  };
}
