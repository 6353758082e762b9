'use strict';
// Search, sort and filter the list of visits. Without this script the page reads as well, only the controls are not there.
(() => {
  const table = document.querySelector('.visits');
  const form = document.querySelector('.controls');
  if (!table || !form) return;

  const fold = words => words.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
  const collator = new Intl.Collator(document.documentElement.lang, {numeric: true});
  const body = table.tBodies[0];
  const headings = [...table.tHead.rows[0].cells];
  const wordsOf = words => fold(words).match(/[\p{L}\p{N}]+/gu) || [];
  const rows = [...body.rows].map(element => {
    const cells = [...element.cells].map(cell => (cell.querySelector('summary') || cell).textContent.trim());
    return {element, cells, words: cells.map(wordsOf)};
  });
  const make = (name, properties = {}) => Object.assign(document.createElement(name), properties);

  const labelled = (words, control, css = '') => {
    const label = make('label', {textContent: words, className: css});
    label.append(control);
    form.append(label);
    return control;
  };

  // Tiers as the rule set lists them, other words as the language does.
  const inOrder = heading => {
    const order = heading.dataset.order?.split('|');
    return order ? (a, b) => order.indexOf(a) - order.indexOf(b) : collator.compare;
  };

  const find = labelled(form.dataset.search, make('input', {type: 'search', autocomplete: 'off'}), 'find');
  const filters = headings.flatMap((heading, column) => {
    if (!('filter' in heading.dataset)) return [];
    const values = [...new Set(rows.map(row => row.cells[column]))].filter(Boolean).sort(inOrder(heading));
    if (values.length < 2) return [];
    const select = labelled(heading.textContent, make('select'));
    select.append(new Option(form.dataset.all, ''), ...values.map(value => new Option(value, value)));
    return [{column, select}];
  });
  const unfold = make('button', {type: 'button', textContent: form.dataset.unfold, ariaPressed: 'false'});
  const count = make('output');
  count.setAttribute('aria-live', 'polite');
  form.append(unfold, count);

  const show = () => {
    const wanted = wordsOf(find.value);
    const holds = words => wanted.every(begin => words.some(word => word.startsWith(begin)));
    let shown = 0;
    for (const row of rows) {
      const fits = row.words.some(holds) &&
          filters.every(({column, select}) => !select.value || row.cells[column] === select.value);
      row.element.hidden = !fits;
      shown += fits;
    }
    count.textContent = form.dataset.shown.replace('{0}', shown).replace('{1}', rows.length);
  };

  const number = words => {
    const read = parseFloat(words);
    return Number.isNaN(read) ? -Infinity : read;
  };
  const compare = (column, heading) => {
    const words = inOrder(heading);
    return heading.dataset.sort === 'n' ? (a, b) => number(a.cells[column]) - number(b.cells[column])
      : (a, b) => words(a.cells[column], b.cells[column]);
  };
  const sort = (column, heading) => {
    const falling = heading.ariaSort === 'ascending';
    for (const other of headings) other.removeAttribute('aria-sort');
    heading.setAttribute('aria-sort', falling ? 'descending' : 'ascending');
    const order = compare(column, heading);
    rows.sort((a, b) => (falling ? order(b, a) : order(a, b)));
    body.append(...rows.map(row => row.element));
  };
  headings.forEach((heading, column) => {
    const button = make('button', {type: 'button', textContent: heading.textContent});
    button.addEventListener('click', () => sort(column, heading));
    heading.replaceChildren(button);
  });

  // What several visits share stands once in the file: here each gets it back.
  const shared = document.getElementById('shared');
  for (const way of shared ? table.querySelectorAll('a:not([href="#basis"])') : [])
    way.replaceWith(shared.querySelector(way.hash).textContent);
  shared?.remove();

  // Numbers of the legal basis become its words when the reasons are unfolded, those of one document together.
  const basis = [...document.querySelectorAll('#basis li')].map(item => [item.firstChild.textContent, item.lastChild.textContent]);
  const inWords = numbers => {
    const places = new Map();
    for (const [law, place] of numbers.split(' ').map(number => basis[number - 1])) places.set(law, [...places.get(law) || [], place]);
    const list = make('ul', {className: 'laws'});
    list.append(...[...places].map(([law, all]) => make('li', {textContent: [law, ...new Set(all)].filter(Boolean).join(' · ')})));
    return list;
  };
  document.querySelector('.numbers')?.remove();
  table.addEventListener('toggle', event => {
    const numbers = event.target.querySelector('a');
    if (numbers) numbers.replaceWith(inWords(numbers.textContent));
  }, true);

  unfold.addEventListener('click', () => {
    const open = unfold.ariaPressed !== 'true';
    unfold.ariaPressed = String(open);
    for (const {element} of rows) element.querySelector('details').open = open;
  });
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('input', show);
  form.hidden = false;
  show();
})();
