// Conveniences for a page that is complete without them: sorting, filters, copying, saving.
'use strict';
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  const button = (label, act) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = label;
    made.addEventListener('click', () => act(made));
    return made;
  };

  // Copying. Where the clipboard is out of bounds, the old way still works.
  const copy = async (text, made) => {
    const label = made.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
    made.textContent = 'Copied';
    setTimeout(() => { made.textContent = label; }, 1500);
  };

  for (const query of all('.query')) {
    query.append(button('Copy', made => copy(query.querySelector('code').textContent, made)));
  }
  const paragraph = document.getElementById('paragraph');
  paragraph.after(button('Copy paragraph', made => copy(paragraph.textContent, made)));

  // Numbers as they were written: exact where the cell has them so, else read from its text.
  const value = cell => {
    const exact = cell.querySelector('data');
    const text = exact ? exact.value : (cell.firstChild || cell).textContent;
    const number = parseFloat(text.replace(/,/g, '').replace('−', '-'));
    return Number.isNaN(number) ? -Infinity : number;
  };
  const name = row => row.querySelector('th bdi').textContent;

  const sort = (table, column, heading) => {
    const falling = heading.getAttribute('aria-sort') !== 'descending' && column > 0
      || heading.getAttribute('aria-sort') === 'ascending';
    const sign = falling ? -1 : 1;
    const key = body => column === 0 ? name(body) : value(body.rows[0].cells[column]);
    const order = (a, b) => a < b ? -1 : a > b ? 1 : 0;
    const rows = [...table.tBodies].map(body => [key(body), name(body), body]);
    rows.sort((a, b) => sign * order(a[0], b[0]) || order(a[1], b[1]));
    for (const row of rows) table.append(row[2]);
    for (const other of all('th[aria-sort]', table)) other.removeAttribute('aria-sort');
    heading.setAttribute('aria-sort', falling ? 'descending' : 'ascending');
  };

  // Saving a table with all its figures.
  const save = table => {
    const heads = all('thead tr:last-child th', table).map(cell => cell.innerText.trim());
    const groups = table.matches('.compact')
      ? ['', '', 'times ', '', 'per million ', '', 'articles ']
      : ['', '', 'times ', 'times ', 'per million ', 'per million ', 'articles ', 'articles '];
    const cell = text => /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
    const compact = table.matches('.compact');
    const columns = heads.map((_, column) => column).filter(column => compact || column !== 1);
    const lines = [columns.map(column => cell((groups[column] || '') + heads[column].trim()))];
    for (const body of table.tBodies) {
      const cells = body.rows[0].cells;
      lines.push(columns.map(column => {
        if (column === 0) return cell(name(body));
        const number = value(cells[column]);
        return Number.isFinite(number) ? String(number) : '';
      }));
    }
    const blob = new Blob([lines.map(line => line.join(',')).join('\n') + '\n'], { type: 'text/csv' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = table.caption.textContent.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase() + '.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  for (const table of all('table.terms')) {
    all('thead tr:last-child th', table).forEach((heading, column) => {
      if (heading.matches('.effect')) return;
      const made = button('', () => sort(table, column, heading));
      made.append(...heading.childNodes);
      heading.append(made);
    });
    const tools = document.createElement('p');
    tools.className = 'tools';
    tools.append(button('Save as CSV', () => save(table)));
    table.parentElement.after(tools);
  }

  // Filters.
  const controls = document.querySelector('.controls');
  const filter = () => {
    const { term, outlet, unit, event } = controls.elements;
    const wanted = term.value.trim().toLocaleLowerCase();
    const hide = (element, shown) => { element.hidden = !shown; };
    const fits = (element, chosen, field) => !chosen || !chosen.value || element.dataset[field] === chosen.value;
    for (const place of all('[data-outlet]')) hide(place, fits(place, outlet, 'outlet'));
    for (const place of all('.unit[data-unit]')) hide(place, fits(place, unit, 'unit'));
    for (const place of all('figure[data-unit]')) hide(place, fits(place, unit, 'unit') && fits(place, outlet, 'outlet'));
    for (const place of all('.event')) hide(place, fits(place, event, 'event'));
    let found = 0;
    for (const body of all('table.terms tbody')) {
      const shown = !wanted || body.rows[0].cells[0].textContent.toLocaleLowerCase().includes(wanted);
      hide(body, shown);
      found += shown && !body.closest('[hidden]');
    }
    for (const fold of all('.fold')) {
      const match = wanted && fold.querySelector('table.terms tbody:not([hidden])');
      if (match) { fold.open = true; fold.dataset.byFilter = ''; }
      else if ('byFilter' in fold.dataset) { fold.open = false; delete fold.dataset.byFilter; }
    }
    controls.elements.found.value = wanted ? `${found} ${found === 1 ? 'row' : 'rows'}` : '';
  };
  if (controls) {
    controls.hidden = false;
    controls.addEventListener('input', filter);
    controls.addEventListener('submit', event => event.preventDefault());
  }

  // Where sentences are opened, their headlines are fetched from the list of articles.
  const headlines = root => {
    for (const place of all('.lines cite > a[href^="#a"]:only-child', root)) {
      const article = document.querySelector(`${place.getAttribute('href')} cite`);
      const headline = article && [...article.children].find(child => child.matches('a') || child.previousElementSibling);
      if (headline) place.after(': ', headline.cloneNode(true));
    }
  };
  document.addEventListener('toggle', event => {
    if (event.target.open) headlines(event.target);
  }, true);
  for (const opened of all('details[open]')) headlines(opened);

  // A link to a row opens it.
  const open = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
    const evidence = target.matches('tbody') && target.querySelector('details');
    if (evidence) evidence.open = true;
    target.scrollIntoView({ block: 'start' });
  };
  addEventListener('hashchange', open);
  open();
})();
