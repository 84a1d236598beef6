/** Moves through a grid by its keys, as in a spreadsheet, and opens its editors by click, by Enter or by typing. */
export const gridPart = String.raw`
let wasFocused;

/* Tab reaches a grid once; inside it the arrows move. */
function makeOneStop(table) {
  for (const stop of table.querySelectorAll('.value, .open')) stop.tabIndex = -1;
  const first = table.querySelector('tbody .value') ?? table.querySelector('.value');
  if (first !== null) first.tabIndex = 0;
}

function isStop(cell) {
  return cell?.querySelector('.value') ?? undefined;
}

function neighbour(value, down, right) {
  const cell = value.closest('td, th');
  let next = cell;
  for (let step = 0; step < Math.abs(right); step += 1) {
    let beside = right > 0 ? next.nextElementSibling : next.previousElementSibling;
    while (beside !== null && isStop(beside) === undefined)
      beside = right > 0 ? beside.nextElementSibling : beside.previousElementSibling;
    next = beside ?? next;
  }
  const rows = [...cell.closest('table').rows];
  const row = rows[Math.min(rows.length - 1, Math.max(0, rows.indexOf(cell.parentElement) + down))];
  return isStop(right === 0 ? row.cells[cell.cellIndex] : next) ?? value;
}

function ends(value, isLast, isWhole) {
  const rows = [...value.closest('table').rows].filter((row) => row.querySelector('.value') !== null);
  const row = isWhole ? (isLast ? rows.at(-1) : rows[0]) : value.closest('tr');
  const stops = [...row.querySelectorAll('.value')];
  return (isLast ? stops.at(-1) : stops[0]) ?? value;
}

function goOn(link, way) {
  if (link.closest('[data-grid]') === null || way === 'stay') link.focus();
  else if (way === 'down') neighbour(link, 1, 0).focus();
  else neighbour(link, 0, way === 'right' ? 1 : -1).focus();
}

function keyInGrid(event, value) {
  const hasCommand = event.ctrlKey || event.metaKey;
  const steps = {
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
    ArrowRight: [0, 1],
    ArrowLeft: [0, -1],
    PageDown: [12, 0],
    PageUp: [-12, 0],
  };
  const step = steps[event.key];
  const isEditable = value.dataset.editor !== undefined;
  if (step !== undefined) {
    event.preventDefault();
    const isFar = hasCommand && event.key.startsWith('Arrow');
    const [down, right] = isFar ? step.map((part) => part * 100000) : step;
    (isFar && right !== 0 ? ends(value, right > 0, false) : neighbour(value, down, right)).focus();
  } else if (event.key === 'Home' || event.key === 'End') {
    event.preventDefault();
    ends(value, event.key === 'End', hasCommand).focus();
  } else if (isEditable && (event.key === 'Enter' || event.key === 'F2')) {
    event.preventDefault();
    openEditor(value, false);
  } else if (isEditable && (event.key === 'Delete' || event.key === 'Backspace')) {
    event.preventDefault();
    write(value, Object.fromEntries(Object.keys(fillOf(value)).map((name) => [name, ['']])));
  } else if (isEditable && event.key.length === 1 && !hasCommand && !event.altKey) {
    openEditor(value, true);
  }
}

function write(link, fill) {
  const before = fillOf(link);
  if (isSame(before, fill)) return;
  remember(link.href, before);
  link.textContent = fill.value?.[0] ?? '';
  link.dataset.fill = JSON.stringify(fill);
  link.classList.add('saving');
  send(link.href, pairsOf(fill), 'Saved');
}

document.addEventListener('keydown', (event) => {
  if (opened !== undefined && opened.form.contains(event.target)) {
    keyInEditor(event);
    return;
  }
  const isTyping = event.target.closest('input, textarea, select') !== null;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !event.shiftKey && !isTyping) {
    event.preventDefault();
    undo();
    return;
  }
  const value = event.target.closest('[data-grid] .value');
  if (value !== null) keyInGrid(event, value);
});

document.addEventListener('pointerdown', (event) => {
  wasFocused = event.target.closest('.value') === document.activeElement;
}, true);

document.addEventListener('click', (event) => {
  const link = event.target.closest('a.value[data-editor]');
  if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const isSheet = link.closest('[data-grid]')?.dataset.grid === 'down';
  if (!isSheet || wasFocused || event.detail === 0) openEditor(link, false);
  else link.focus();
});

document.addEventListener('focusin', (event) => {
  const value = event.target.closest('[data-grid] .value');
  if (value === null) return;
  const table = value.closest('[data-grid]');
  for (const stop of table.querySelectorAll('[tabindex="0"]')) stop.tabIndex = -1;
  value.tabIndex = 0;
  const way = value.closest('td, th').querySelector('.open');
  if (way !== null) way.tabIndex = 0;
  const line = document.querySelector('[data-source]');
  if (line === null) return;
  const cell = value.closest('td');
  line.querySelector('[data-place]').textContent = cell.id;
  line.querySelector('[data-held]').textContent = value.dataset.editor === undefined ? '' : (fillOf(value).value?.[0] ?? '');
  line.querySelector('[data-hint-line]').textContent = cell.dataset.hint ?? '';
});

document.addEventListener('copy', (event) => {
  const value = document.activeElement?.closest('[data-grid] .value');
  if (value === null || value === undefined || String(getSelection()) !== '') return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', value.textContent.trim());
});

document.addEventListener('paste', (event) => {
  const value = document.activeElement?.closest('[data-grid] a.value[data-editor]');
  if (value === null || value === undefined || opened !== undefined) return;
  event.preventDefault();
  const text = event.clipboardData.getData('text/plain').replaceAll('\r\n', '\n').replace(/\n$/, '');
  if (value.closest('[data-grid]').dataset.grid === 'down') {
    remember(value.href, { block: [heldAround(value, text.split('\n').map((line) => line.split('\t').length))] });
    send(value.href, [['block', text]], 'Pasted');
  } else if (templateOf(value)?.content.querySelector('textarea, input[name=value]:not([type=checkbox])')) {
    write(value, { value: [text] });
  }
});

/* What stands in the cells that a paste replaces. */
function heldAround(value, widths) {
  const lines = widths.map((width, down) => {
    let cell = neighbour(value, down, 0);
    return Array.from({ length: width }, (_, right) => {
      if (right > 0) cell = neighbour(cell, 0, 1);
      return cell.dataset.editor === undefined ? '' : (fillOf(cell).value?.[0] ?? '').replace(/[\t\n]/g, ' ');
    }).join('\t');
  });
  return lines.join('\n');
}
`;
