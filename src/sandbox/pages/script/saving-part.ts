/** Sends what was edited, one after the other, shows the page that comes back, and remembers how to take it back. */
export const savingPart = String.raw`
const status = document.getElementById('status');
const history = [];
let opened;
let waiting;
let sending = Promise.resolve();

function say(text) {
  status.textContent = text;
  status.classList.toggle('shown', text !== '');
  clearTimeout(say.timer);
  say.timer = setTimeout(() => status.classList.remove('shown'), 4000);
}

function send(action, body, word) {
  say('Saving …');
  sending = sending.then(async () => {
    try {
      const response = await fetch(action, { method: 'POST', body: new URLSearchParams(body) });
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const refusal = page.querySelector('main .error');
      if (refusal === null) say(word);
      else say(opened === undefined ? '' : refusal.textContent.trim());
      if (opened === undefined) show(page);
      else waiting = page;
    } catch {
      say('Not saved: the sandbox does not answer.');
    }
  });
}

async function reload() {
  const response = await fetch(location.href);
  show(new DOMParser().parseFromString(await response.text(), 'text/html'));
}

function placeOf(element) {
  return element?.closest('main [id]')?.id ?? '';
}

/* Shows a page that came back in place of the one that stands, where the person was on it. */
function show(page) {
  const next = page.querySelector('main');
  if (next === null) return;
  waiting = undefined;
  opened = undefined;
  const place = placeOf(document.activeElement);
  const scrolled = [...document.querySelectorAll('main [id].scroll, main [id].board, main .sidebar')].map((element) => ({
    id: element.id,
    left: element.scrollLeft,
    top: element.scrollTop,
  }));
  document.querySelector('main').replaceWith(document.adoptNode(next));
  for (const { id, left, top } of scrolled) document.getElementById(id)?.scrollTo(left, top);
  ready(place);
}

/* Once for each page: a refused or linked editor is open, every grid has one stop for Tab, and the focus is back. */
function ready(place) {
  for (const table of document.querySelectorAll('[data-grid]')) makeOneStop(table);
  for (const chart of document.querySelectorAll('[data-row]')) anchor(chart);
  const form = document.querySelector('main form.editor');
  if (form !== null) {
    opened = { form, link: undefined };
    focusFirst(form);
    return;
  }
  const element = place === '' ? null : document.getElementById(place);
  const target = element?.querySelector('.value, input:not([type=hidden]), a') ?? element;
  target?.focus({ preventScroll: target.closest('[data-grid]') === null });
}

/* Only the browser knows how high rows with several lines are. */
function anchor(chart) {
  const head = [...chart.parentElement.querySelectorAll('tbody th')].find((cell) => Number(cell.textContent) === Number(chart.dataset.row) + 1);
  if (head !== undefined) chart.style.top = head.parentElement.offsetTop + Number(chart.dataset.offset) + 'px';
}

/* What an edit replaces, so that it can be taken back. */
function remember(action, fill) {
  history.push({ action, body: pairsOf(fill) });
}

function undo() {
  const last = history.pop();
  if (last === undefined) say('Nothing to take back.');
  else send(last.action, last.body, 'Taken back');
}

function pairsOf(fill) {
  return Object.entries(fill).flatMap(([name, values]) => values.map((value) => [name, value]));
}

function fillOf(link) {
  return link.dataset.fill === undefined ? { value: [link.textContent] } : JSON.parse(link.dataset.fill);
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.matches('.editor')) {
    event.preventDefault();
    save('stay');
  } else if (form.matches('.toggle')) {
    event.preventDefault();
    const button = form.querySelector('button');
    const isOn = button.getAttribute('aria-checked') === 'true';
    const value = form.elements.value.value;
    const other = { true: 'false', false: 'true', TRUE: 'FALSE', FALSE: 'TRUE' }[value];
    button.setAttribute('aria-checked', String(!isOn));
    button.firstElementChild.textContent = isOn ? '' : '✓';
    remember(form.action, { value: [other] });
    send(form.action, [['value', value]], 'Saved');
  } else if (form.matches('.add')) {
    event.preventDefault();
    const body = [...new FormData(form)];
    form.reset();
    send(form.action, body, 'Added');
  }
});
`;
