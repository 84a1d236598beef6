/**
 * The one script. Every page works without it: it offers the browser's own time zone, and has a page that reports on
 * something under way bring itself up to date without a flicker.
 */
export const script = `
const zone = document.querySelector('input[data-time-zone]');
if (zone) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || zone.value;

async function follow() {
  const live = document.querySelector('[data-live]');
  if (!live) return;
  try {
    const response = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (response.ok) {
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const main = page.querySelector('main');
      if (main && main.innerHTML !== document.querySelector('main').innerHTML) {
        document.querySelector('main').replaceWith(main);
      }
    }
  } catch {
    // The next round tries again.
  }
  setTimeout(follow, 1000);
}
setTimeout(follow, 1000);
`;
