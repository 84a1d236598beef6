/** Opens a value's editor in its place, fills it, and closes it with or without saving. */
export const editorPart = String.raw`
let lastPointer = 'mouse';

function openEditor(link, isBlank) {
  const template = templateOf(link);
  if (template === null) return;
  const form = template.content.firstElementChild.cloneNode(true);
  form.action = link.href;
  fillControls(form, fillOf(link));
  link.hidden = true;
  link.after(form);
  opened = { form, link };
  focusFirst(form, isBlank);
}

function templateOf(link) {
  return document.getElementById(link.dataset.editor || link.closest('[data-grid]').dataset.typing);
}

function fillControls(form, fill) {
  for (const control of [...form.elements]) {
    const values = fill[control.name] ?? [];
    const [first = ''] = values;
    if (control.type === 'checkbox') {
      control.checked = values.includes(control.value);
    } else if (control.tagName === 'SELECT') {
      const isListed = [...control.options].some((option) => option.value === first);
      if (!isListed) control.add(new Option(first, first));
      control.value = first;
    } else if (control.name !== undefined && control.name !== '') {
      if (control.type === 'date' && values.some((value) => value.length > 10)) control.type = 'text';
      control.value = first;
    }
  }
  keepUnlisted(form, fill);
}

/* A list can be too long to show; what is chosen beyond its end stays chosen. */
function keepUnlisted(form, fill) {
  const listed = [...form.querySelectorAll('input[type=checkbox]')];
  if (form.querySelector('fieldset') === null) return;
  for (const value of fill.value ?? []) {
    if (listed.some((box) => box.value === value)) continue;
    const kept = document.createElement('input');
    kept.type = 'hidden';
    kept.name = 'value';
    kept.value = value;
    form.append(kept);
  }
}

function focusFirst(form, isBlank) {
  const control = form.querySelector('textarea, select, input:not([type=hidden])');
  if (control === null) return;
  control.focus();
  form.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const isText = control.tagName === 'TEXTAREA' || ['text', 'search'].includes(control.type);
  if (isText && isBlank) control.value = '';
  else if (isText) control.setSelectionRange(control.value.length, control.value.length);
}

function isSame(left, right) {
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  function said(fill, name) {
    return (fill[name] ?? []).filter((value) => value !== '').toSorted().join('\n');
  }
  return [...names].every((name) => said(left, name) === said(right, name));
}

function heldBy(form) {
  const data = new FormData(form);
  return Object.fromEntries([...new Set(data.keys())].map((name) => [name, data.getAll(name)]));
}

function wordsOf(form) {
  const chosen = [...form.querySelectorAll('input:checked')].map((box) => box.parentElement.textContent.trim());
  const [typed] = [...form.querySelectorAll('textarea, select, input:not([type=hidden]):not([type=checkbox]):not([data-narrow])')]
    .map((control) => control.value)
    .filter((value) => value !== '');
  return [...chosen, typed ?? ''].filter((word) => word !== '').join(', ');
}

/* Closes the editor and sends what it holds, when that is news; then goes on to the next cell. */
function save(way) {
  const { form, link } = opened;
  const held = heldBy(form);
  const before = link === undefined ? undefined : fillOf(link);
  const words = wordsOf(form);
  if (link === undefined) {
    form.classList.add('saving');
    opened = undefined;
    send(form.action, pairsOf(held), 'Saved');
    return;
  }
  close(link);
  if (way !== 'away') goOn(link, way);
  if (isSame(held, before)) {
    if (waiting !== undefined) show(waiting);
    return;
  }
  link.textContent = words;
  link.dataset.fill = JSON.stringify(held);
  link.classList.add('saving');
  // What is deleted is not there to be given its old value.
  if (held.delete === undefined) remember(link.href, before);
  send(link.href, pairsOf(held), 'Saved');
}

function close(link) {
  opened.form.remove();
  opened = undefined;
  link.hidden = false;
}

function cancel() {
  const { link } = opened;
  if (link === undefined) {
    opened = undefined;
    void reload();
    return;
  }
  close(link);
  link.focus();
  if (waiting !== undefined) show(waiting);
}

function keyInEditor(event) {
  const { form, link } = opened;
  if (event.isComposing) return;
  const isDown = link?.closest('[data-grid]')?.dataset.grid === 'down';
  if (event.key === 'Escape') {
    event.preventDefault();
    cancel();
  } else if (event.key === 'Enter' && !event.shiftKey && event.target.closest('button, a') === null) {
    event.preventDefault();
    save(isDown ? 'down' : 'stay');
  } else if (event.key === 'Tab' && link?.closest('[data-grid]') && isLastStop(form, event)) {
    event.preventDefault();
    save(event.shiftKey ? 'left' : 'right');
  }
}

/* Whether Tab would leave the editor; its buttons are for those who do not press Enter. */
function isLastStop(form, event) {
  const stops = [...form.querySelectorAll('textarea, select, input:not([type=hidden])')];
  return event.target === (event.shiftKey ? stops[0] : stops.at(-1));
}

document.addEventListener('pointerdown', (event) => {
  lastPointer = event.pointerType;
  if (opened !== undefined && !opened.form.contains(event.target)) save('away');
}, true);

document.addEventListener('focusin', (event) => {
  if (opened !== undefined && !opened.form.contains(event.target)) save('away');
});

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-cancel]') !== null && opened !== undefined) {
    event.preventDefault();
    cancel();
  } else if (event.target.tagName === 'OPTION' && opened?.form.contains(event.target)) {
    save('stay');
  }
});

document.addEventListener('change', (event) => {
  if (event.target.matches('.editor select') && lastPointer === 'touch' && opened !== undefined) save('stay');
});

document.addEventListener('input', (event) => {
  if (!event.target.matches('[data-narrow]')) return;
  const wanted = event.target.value.toLowerCase();
  for (const label of event.target.closest('fieldset').querySelectorAll('label'))
    label.hidden = !label.textContent.toLowerCase().includes(wanted);
});
`;
