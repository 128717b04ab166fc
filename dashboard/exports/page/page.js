'use strict';
(() => {
const all = (query, root = document) => [...root.querySelectorAll(query)];
const one = query => document.querySelector(query);
const words = text => (text || '').split(' ').filter(Boolean);
const counted = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;
const cards = new Map(all('article.card').map(card => [card.id.slice(2), card]));
const dialog = one('dialog'), form = one('form'), shown = one('#shown');
document.documentElement.classList.add('scripted');

const matches = () => {
  const statuses = all('input:checked', form).map(box => box.value);
  const actor = form.elements.actor.value;
  return new Set([...cards].filter(([, card]) => card.dataset.shown === 'in' &&
    (!statuses.length || statuses.includes(card.dataset.status)) &&
    (!actor || words(card.dataset.actors).includes(actor))).map(([id]) => id));
};
const mark = (card, isContext) => {
  card.querySelector('.context')?.remove();
  if (!isContext) return;
  const note = document.createElement('p');
  note.className = 'context';
  note.textContent = one('main').dataset.context;
  card.firstElementChild.after(note);
};
const chosen = [...cards].filter(([, card]) => card.dataset.shown === 'in').map(([id]) => id);
const stand = ids => [...ids].filter(id => !cards.get(id).dataset.struck).length;
const filter = () => {
  const found = matches(), whole = found.size === chosen.length;
  const left = id => found.has(id);
  for (const part of all('[data-rests]'))
    part.hidden = !whole && !words(part.dataset.rests).some(left);
  const named = new Set([
    ...all('[data-rests]:not([hidden])').flatMap(part => words(part.dataset.rests)),
    ...[...found].flatMap(id => words(cards.get(id).dataset.names))]);
  for (const [id, card] of cards) {
    card.hidden = !left(id) && !named.has(id);
    mark(card, !left(id));
  }
  for (const note of all('.filtered'))
    note.hidden = !!note.parentNode.querySelector('[data-rests]:not([hidden])');
  for (const note of all('.empty'))
    note.hidden = !!note.parentNode.querySelector('tbody tr:not([hidden])');
  for (const group of all('g[data-facts]'))
    group.toggleAttribute('data-out', !words(group.dataset.facts).some(left));
  const total = counted(stand(chosen), 'fact');
  shown.textContent = whole ? `All ${total} are shown.`
    : `${stand(found)} of ${total} shown. Numbers in charts count all facts.`;
  one('#reset').disabled = whole;
  charts.forEach(rove);
};

const open = ids => {
  const copies = ids.filter(id => cards.has(id)).map(id => {
    const copy = cards.get(id).cloneNode(true);
    copy.removeAttribute('id');
    copy.hidden = false;
    return copy;
  });
  if (!copies.length) return;
  one('#opened').replaceChildren(...copies);
  dialog.setAttribute('aria-label', copies.length > 1
    ? counted(copies.length, 'fact') : one('#opened h3').textContent);
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
};
one('#close').addEventListener('click', () => dialog.close());
dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });
document.addEventListener('click', event => {
  const link = event.target.closest('a[href^="#f-"]');
  const group = event.target.closest('g[data-facts]');
  if (link) { event.preventDefault(); open([link.hash.slice(3)]); }
  else if (group) open(words(group.dataset.facts));
});

const charts = all('svg[role]');
const live = chart => all('[data-live]:not([data-out])', chart);
function rove(chart) {
  const signs = live(chart);
  const current = signs.find(sign => sign.getAttribute('tabindex') === '0') || signs[0];
  for (const sign of all('[data-live]', chart))
    sign.setAttribute('tabindex', sign === current ? '0' : '-1');
}
const step = (signs, at, key) => {
  const forward = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[key];
  if (!forward) return null;
  const lane = sign => sign.dataset.lane;
  const along = key === 'ArrowRight' || key === 'ArrowLeft' || signs.every(sign => lane(sign) === lane(signs[at]));
  let next = at;
  do next = (next + forward + signs.length) % signs.length;
  while (!along && lane(signs[next]) === lane(signs[at]));
  return signs[next];
};
for (const chart of charts) {
  const signs = all('g[data-target]', chart);
  if (signs.length) chart.setAttribute('role', 'group');
  for (const sign of signs) {
    sign.setAttribute('role', 'button');
    sign.setAttribute('data-live', '');
    for (const text of all('text', sign)) text.setAttribute('aria-hidden', 'true');
  }
  chart.addEventListener('keydown', event => {
    const signs = live(chart), at = signs.indexOf(document.activeElement);
    if (at < 0) return;
    const next = step(signs, at, event.key);
    if (next) {
      event.preventDefault();
      signs[at].setAttribute('tabindex', '-1');
      next.setAttribute('tabindex', '0');
      next.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(words(signs[at].dataset.facts));
    }
  });
}

const views = all('.view');
const show = number => {
  views.forEach((view, other) => { view.hidden = other !== number; });
  all('.switch button').forEach((button, other) =>
    button.setAttribute('aria-pressed', String(other === number)));
};
if (views.length > 1) {
  one('.switch').replaceChildren(...views.map((view, number) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = view.dataset.view;
    button.addEventListener('click', () => show(number));
    return button;
  }));
  show(0);
}

form.addEventListener('input', filter);
form.addEventListener('submit', event => event.preventDefault());
form.addEventListener('reset', () => setTimeout(filter));
form.hidden = false;
for (const hint of all('.hint')) hint.hidden = false;
filter();
if (location.hash.startsWith('#f-')) open([decodeURIComponent(location.hash.slice(3))]);
})();
