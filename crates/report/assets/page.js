// Conveniences for a page that is complete without them: concordances side by side, sorting,
// filters, copying, saving.
'use strict';
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const button = (label, act) => {
    const made = make('button', { type: 'button', textContent: label });
    made.addEventListener('click', () => act(made));
    return made;
  };

  // Copying. Where the clipboard is out of bounds, the old way still works.
  const copy = async (text, made) => {
    const label = made.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = make('textarea', { value: text });
      (made.closest('dialog') || document.body).append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
    made.textContent = 'Copied';
    setTimeout(() => { made.textContent = label; }, 1500);
  };

  const save = (text, type, name) => {
    const link = make('a', { href: URL.createObjectURL(new Blob([text], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const fileName = text => text.trim().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').toLowerCase() || 'table';

  // A row's query with what all queries of its table end with.
  const queries = place => {
    const words = place.querySelector('code').textContent;
    const unit = place.closest('.unit, section');
    const limits = unit && unit.querySelector('.limits');
    return limits ? [`${words} ${limits.dataset.here}`, `${words} ${limits.dataset.there}`] : [words];
  };

  // Numbers as they were written: exact where the cell has them so, else read from its text.
  const value = cell => {
    const exact = cell.querySelector('data');
    const text = exact ? exact.value : (cell.firstChild || cell).textContent;
    const number = parseFloat(text.replace(/,/g, '').replace('−', '-'));
    return Number.isNaN(number) ? -Infinity : number;
  };
  const name = row => (row.querySelector('th bdi') || row.querySelector('th, td') || row).textContent;

  // Sorting. Tables of terms have a body for each row, other tables have rows.
  const sort = (table, column, heading) => {
    const falling = heading.getAttribute('aria-sort') !== 'descending' && column > 0
      || heading.getAttribute('aria-sort') === 'ascending';
    const sign = falling ? -1 : 1;
    const bodies = table.matches('.terms');
    const rows = bodies ? [...table.tBodies] : [...table.tBodies[0].rows];
    const cells = row => (bodies ? row.rows[0] : row).cells;
    const isText = !bodies && rows.some(row => cells(row)[column] && value(cells(row)[column]) === -Infinity && cells(row)[column].textContent.trim());
    const key = row => {
      if (column === 0) return name(row);
      const cell = cells(row)[column];
      return isText ? (cell ? cell.textContent : '') : cell ? value(cell) : -Infinity;
    };
    const order = (a, b) => a < b ? -1 : a > b ? 1 : 0;
    const keyed = rows.map(row => [key(row), name(row), row]);
    keyed.sort((a, b) => sign * order(a[0], b[0]) || order(a[1], b[1]));
    for (const row of keyed) (bodies ? table : table.tBodies[0]).append(row[2]);
    for (const other of all('th[aria-sort]', table)) other.removeAttribute('aria-sort');
    heading.setAttribute('aria-sort', falling ? 'descending' : 'ascending');
  };

  // A table as CSV: every figure as it is known, not as it is shown.
  const csv = table => {
    const quoted = text => /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
    const compact = table.matches('.compact');
    const terms = table.matches('.terms');
    const heads = [...table.tHead.rows[table.tHead.rows.length - 1].cells].map(cell => cell.textContent.trim());
    const groups = !terms ? [] : compact
      ? ['', '', 'times ', '', 'per million ', '', 'articles ']
      : ['', '', 'times ', 'times ', 'per million ', 'per million ', 'articles ', 'articles '];
    const columns = heads.map((_, column) => column).filter(column => !terms || compact || column !== 1);
    const lines = [columns.map(column => quoted((groups[column] || '') + heads[column]))];
    const rows = terms ? [...table.tBodies].map(body => body.rows[0]) : [...table.tBodies[0].rows];
    for (const row of rows) {
      lines.push(columns.map(column => {
        const cell = row.cells[column];
        if (!cell) return '';
        if (column === 0) return quoted(name(row));
        const text = cell.textContent.trim();
        if (!terms && cell.matches('.text')) return quoted(text.replace(/\s+/g, ' '));
        const number = value(cell);
        return Number.isFinite(number) ? String(number) : terms ? '' : quoted(text);
      }));
    }
    return lines.map(line => line.join(',')).join('\n') + '\n';
  };

  for (const table of all('table')) {
    const heading = table.tHead && table.tHead.rows[table.tHead.rows.length - 1];
    if (!heading || !table.tBodies.length) continue;
    [...heading.cells].forEach((cell, column) => {
      if (cell.tagName !== 'TH' || cell.matches('.effect') || !cell.textContent.trim()) return;
      const made = button('', () => sort(table, column, cell));
      made.append(...cell.childNodes);
      cell.append(made);
    });
    const title = table.caption ? table.caption.textContent : 'table';
    const tools = make('p', { className: 'tools' },
      button('Copy as CSV', made => copy(csv(table), made)), ' ',
      button('Save as CSV', () => save(csv(table), 'text/csv', `${fileName(title)}.csv`)));
    table.parentElement.after(tools);
  }

  // A picture that stands alone: every shape takes along what the page's style gives it.
  const standalone = svg => {
    const clone = svg.cloneNode(true);
    const [, , width, height] = svg.getAttribute('viewBox').split(' ');
    clone.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    clone.setAttribute('width', width);
    clone.setAttribute('height', height);
    const kept = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'opacity', 'font-size', 'font-weight', 'text-anchor', 'paint-order'];
    const shapes = all('rect, path, circle, text', svg);
    all('rect, path, circle, text', clone).forEach((shape, place) => {
      const style = getComputedStyle(shapes[place]);
      for (const property of kept) shape.setAttribute(property, style.getPropertyValue(property));
      shape.setAttribute('font-family', 'sans-serif');
      shape.removeAttribute('class');
    });
    const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    paper.setAttribute('width', width);
    paper.setAttribute('height', height);
    paper.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
    clone.querySelector('desc, title').after(paper);
    return new XMLSerializer().serializeToString(clone) + '\n';
  };
  for (const svg of all('svg.figure')) {
    const figure = svg.closest('figure');
    if (!figure) continue;
    const title = figure.id || svg.querySelector('title').textContent;
    const link = figure.id ? [' ', button('Copy link', made => copy(`${location.href.split('#')[0]}#${figure.id}`, made))] : [];
    const tools = make('p', { className: 'tools' },
      button('Save as SVG', () => save(standalone(svg), 'image/svg+xml', `${fileName(title)}.svg`)), ...link);
    (svg.closest('.scroll') || svg).after(tools);
  }

  for (const query of all('.query')) {
    const [here, there] = queries(query);
    query.append(button(there ? 'Copy query (here)' : 'Copy', made => copy(here, made)));
    if (there) query.append(button('Copy query (there)', made => copy(there, made)));
  }
  const paragraph = document.getElementById('paragraph');
  if (paragraph) paragraph.after(button('Copy paragraph', made => copy(paragraph.textContent, made)));
  const bibtex = document.getElementById('bibtex');
  if (bibtex) bibtex.after(button('Copy BibTeX', made => copy(bibtex.textContent, made)));

  // The concordance of a term: all lines that the page has of it, side by side by outlet.
  const dialog = make('dialog', { className: 'concordance' });
  document.body.append(dialog);
  dialog.setAttribute('aria-labelledby', 'concordance-heading');
  dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });

  const rowsOf = term => all('table.terms tbody').filter(body => name(body) === term);
  const concordance = (term, row) => {
    const outlets = new Map();
    const seen = new Set();
    const take = line => {
      const source = line.querySelector('cite bdi');
      const key = line.textContent;
      if (!source || seen.has(key)) return;
      seen.add(key);
      const outlet = source.textContent;
      if (!outlets.has(outlet)) outlets.set(outlet, []);
      const shown = line.cloneNode(true);
      shown.hidden = false;
      headlines(shown);
      outlets.get(outlet).push(shown);
    };
    const rows = rowsOf(term);
    for (const body of rows) all('.lines > li', body).forEach(take);
    for (const contest of all('details.contested')) {
      if (contest.querySelector('summary bdi').textContent === term) all('.lines > li', contest).forEach(take);
    }
    if (!outlets.size) return false;
    const sides = make('div', { className: 'sides' });
    for (const outlet of [...outlets.keys()].sort()) {
      const list = make('ul', { className: 'lines' }, ...outlets.get(outlet));
      const known = all('[data-outlet]').find(place => place.dataset.outlet === outlet);
      const section = make('section', {}, make('h3', {}, make('bdi', { textContent: outlet })), list);
      if (known) section.className = known.className.replace('outlet', 'voice-of');
      sides.append(section);
    }
    const query = rows.map(body => body.querySelector('.query code')).find(Boolean);
    const parts = [
      make('h2', { id: 'concordance-heading' }, make('bdi', { textContent: term })),
      make('p', { className: 'note', textContent: 'A sample of its lines, from every outlet that has it here. The whole concordance is in the index.' }),
      sides,
    ];
    if (query) {
      const command = `otherwords search INDEX '${query.textContent.replace(/'/g, "'\\''")}' --kwic`;
      const code = make('p', { className: 'query' }, make('code', { textContent: command }));
      code.append(button('Copy', made => copy(command, made)));
      parts.push(code);
    }
    const close = button('Close', () => dialog.close());
    close.className = 'close';
    if (row) parts.push(make('p', {}, make('a', { href: row, textContent: 'Its figures' })));
    dialog.replaceChildren(close, ...parts);
    all('a[href^="#"]', dialog).forEach(link => link.addEventListener('click', () => dialog.close()));
    dialog.showModal();
    return true;
  };
  for (const cell of all('table.terms tbody th[scope="row"]')) {
    const term = cell.querySelector('bdi');
    if (!term || !cell.closest('tbody').querySelector('.evidence')) continue;
    const made = button('', () => concordance(term.textContent, `#${cell.closest('tbody').id}`));
    made.className = 'term';
    made.title = 'Lines of every outlet, side by side';
    term.replaceWith(made);
    made.append(term);
  }
  document.addEventListener('click', event => {
    const link = event.target.closest('.words a[href^="#t"]');
    const label = event.target.closest('svg text.label');
    if (link && concordance(link.textContent, link.getAttribute('href'))) event.preventDefault();
    if (label) concordance(label.textContent, null);
  });
  for (const heading of all('.contest h3, details.contested summary b')) {
    if (heading.closest('summary')) continue;
    const term = heading.querySelector('bdi');
    const made = button('', () => concordance(term.textContent, '#contested'));
    made.className = 'term';
    term.replaceWith(made);
    made.append(term);
  }

  // Filters.
  const controls = document.querySelector('.controls');
  const filter = () => {
    const { term, outlet, unit, event, layer } = controls.elements;
    const wanted = term.value.trim().toLocaleLowerCase();
    const hide = (element, shown) => { element.hidden = !shown; };
    const fits = (element, chosen, field) => !chosen || !chosen.value || element.dataset[field] === chosen.value;
    for (const place of all('[data-outlet]')) hide(place, fits(place, outlet, 'outlet'));
    for (const place of all('.unit[data-unit]')) hide(place, fits(place, unit, 'unit'));
    for (const place of all('figure[data-unit]')) hide(place, fits(place, unit, 'unit') && fits(place, outlet, 'outlet'));
    for (const place of all('.event')) hide(place, fits(place, event, 'event'));
    for (const line of all('main .lines > li')) hide(line, fits(line, layer, 'layer'));
    let found = 0;
    for (const body of all('table.terms tbody')) {
      const shown = !wanted || name(body).toLocaleLowerCase().includes(wanted);
      hide(body, shown);
      found += shown && !body.closest('[hidden]');
    }
    for (const fold of all('.fold')) {
      const match = wanted && fold.querySelector('table.terms tbody:not([hidden])');
      if (match) {
        if (!fold.open) { fold.open = true; fold.dataset.byFilter = ''; }
      } else if ('byFilter' in fold.dataset) { fold.open = false; delete fold.dataset.byFilter; }
    }
    controls.elements.found.value = wanted || outlet.value || unit.value ? `${found} ${found === 1 ? 'row' : 'rows'}` : '';
  };
  if (controls) {
    controls.hidden = false;
    controls.addEventListener('input', filter);
    controls.addEventListener('submit', event => event.preventDefault());
  }

  // Where sentences are opened, their headlines are fetched from the list of articles.
  function headlines(root) {
    for (const place of all('cite > a[href^="#a"]:only-child', root)) {
      const article = document.querySelector(`${place.getAttribute('href')} cite`);
      const headline = article && [...article.children].find(child => child.matches('a') || child.previousElementSibling);
      if (headline) place.after(': ', headline.cloneNode(true));
    }
  }
  document.addEventListener('toggle', event => {
    if (event.target.open) headlines(event.target);
  }, true);
  for (const opened of all('details[open]')) all('.lines', opened).forEach(headlines);

  // A link to a place opens what it is in.
  const open = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
    const evidence = target.matches('tbody') && target.querySelector('details');
    if (evidence) evidence.open = true;
    target.scrollIntoView({ block: 'start' });
  };
  addEventListener('hashchange', open);
  // On paper, pictures and tables that were folded are shown.
  addEventListener('beforeprint', () => all('details.picture, details.contested').forEach(fold => { fold.open = true; }));
  open();
  document.documentElement.dataset.ready = '';
})();
