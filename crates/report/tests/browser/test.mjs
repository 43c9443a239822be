// Opens report folders in Chromium and uses them as a reader would: by click and by keyboard, with
// the network off, at several widths, in the light, in the dark and on paper.
import assert from 'node:assert/strict';
import { readFileSync, mkdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env.SCREENSHOTS;
const LARGEST = 5_000_000;
const SLOWEST = Number(process.env.SLOWEST_MS || 2_000);
let passed = 0;
let failed = 0;

// A browser for each report, so that the trouble of one does not reach the next.
let browser;
const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
});

async function open(file, options = {}) {
  const context = await browser.newContext({ acceptDownloads: true, offline: true, viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.trouble = [];
  page.on('console', message => { if (['error', 'warning'].includes(message.type())) page.trouble.push(message.text()); });
  page.on('pageerror', error => page.trouble.push(String(error)));
  page.on('request', request => { if (!/^(file|blob|data):/.test(request.url())) page.trouble.push(`asked for ${request.url()}`); });
  await page.goto(pathToFileURL(file).href);
  return page;
}

async function check(name, test) {
  try {
    await test();
    passed += 1;
  } catch (error) {
    failed += 1;
    console.log(`FAILED ${name}\n  ${String(error.message).split('\n').slice(0, 12).join('\n  ')}`);
  } finally {
    for (const context of browser.contexts()) await context.close();
  }
}

const serious = violations => violations
  .filter(found => ['serious', 'critical'].includes(found.impact))
  .map(found => `${found.id} (${found.nodes.length}): ${found.nodes.slice(0, 3).map(node => `${node.target} ${node.failureSummary.split('\n')[1] || ''}`).join(' | ')}`);

async function axeOn(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  assert.deepEqual(serious(violations), []);
}

async function download(page, button) {
  const [saved] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFileSync(await saved.path(), 'utf8');
}

async function report(folder) {
  const file = resolve(folder, 'index.html');
  const label = basename(resolve(folder));
  const test = (name, run) => check(`${label}: ${name}`, run);
  const json = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));

  await test('is small enough to hand on', () => assert.ok(statSync(file).size < LARGEST, `${statSync(file).size} bytes`));

  await test('is soon ready, without complaint and without the network', async () => {
    const page = await open(file);
    const ready = await page.evaluate(() => performance.getEntriesByType('navigation')[0].domInteractive);
    const inAll = await page.evaluate(() => performance.now());
    assert.equal(await page.evaluate(() => 'ready' in document.documentElement.dataset), true, 'the script ran to its end');
    assert.ok(ready < SLOWEST, `${ready} ms to interactive`);
    console.log(`${label}: ${(statSync(file).size / 1e6).toFixed(2)} MB, interactive after ${ready.toFixed(0)} ms, ${inAll.toFixed(0)} ms with scripts`);
    assert.deepEqual(page.trouble, []);
    await page.context().close();
  });

  await test('says everything without scripts', async () => {
    const page = await open(file, { javaScriptEnabled: false });
    const text = await page.content();
    assert.match(text, /How it was done/);
    for (const outlet of json.corpus.outlets) assert.ok((await page.locator('bdi', { hasText: outlet.outlet }).count()) > 0, outlet.outlet);
    assert.equal(await page.locator('.controls').isVisible(), false);
    await page.context().close();
  });

  await test('a search shows only rows with the term', async () => {
    const page = await open(file);
    if (!(await page.locator('.controls').count())) return;
    const term = await page.locator('table.terms tbody th bdi').first().textContent();
    await page.locator('input[name=term]').fill(term);
    const shown = await page.locator('table.terms tbody:not([hidden]) th[scope=row] bdi').allTextContents();
    assert.ok(shown.length > 0 && shown.every(found => found.toLowerCase().includes(term.toLowerCase())), `${term}: ${shown.slice(0, 5)}`);
    assert.match(await page.locator('output[name=found]').textContent(), /row/);
    await page.context().close();
  });

  await test('filters by outlet, unit and voice', async () => {
    const page = await open(file);
    if (!(await page.locator('.controls').count())) return;
    const outlets = await page.locator('select[name=outlet] option').allTextContents();
    await page.locator('select[name=outlet]').selectOption({ label: outlets[1] });
    const shown = await page.locator('#terms .outlet:not([hidden])').evaluateAll(found => found.map(one => one.dataset.outlet));
    assert.deepEqual([...new Set(shown)], [outlets[1]]);
    await page.locator('select[name=unit]').selectOption('word');
    assert.equal(await page.locator('#terms .unit[data-unit=sequence]:not([hidden])').count(), 0);
    await page.locator('select[name=layer]').selectOption('quotation');
    assert.equal(await page.locator('main .lines > li[data-layer=voice]:not([hidden])').count(), 0);
    await page.context().close();
  });

  await test('tables sort by click and by keyboard', async () => {
    const page = await open(file);
    const table = page.locator('table.terms').first();
    if (!(await table.count())) return;
    const numbers = () => table.locator('tbody > tr:first-child td:nth-of-type(2)').allTextContents().then(cells => cells.map(cell => Number(cell.replace(/,/g, ''))));
    const heading = table.locator('thead tr:last-child th button').nth(1);
    await heading.click();
    const falling = await numbers();
    assert.deepEqual(falling, [...falling].sort((a, b) => b - a));
    await heading.focus();
    await page.keyboard.press('Enter');
    const rising = await numbers();
    assert.deepEqual(rising, [...rising].sort((a, b) => a - b));
    await page.context().close();
  });

  await test('a term shows its lines side by side, by click and by keyboard, and closes', async () => {
    const page = await open(file);
    const term = page.locator('button.term').first();
    if (!(await term.count())) return;
    const name = await term.textContent();
    for (const act of [() => term.click(), async () => { await term.focus(); await page.keyboard.press('Enter'); }]) {
      await act();
      const dialog = page.locator('dialog.concordance');
      assert.equal(await dialog.isVisible(), true);
      assert.equal(await dialog.locator('h2').textContent(), name);
      assert.ok((await dialog.locator('.lines li').count()) > 0);
      assert.ok((await dialog.locator('.lines mark').count()) > 0);
      await axeOn(page);
      await page.keyboard.press('Escape');
      assert.equal(await dialog.isVisible(), false);
    }
    await page.context().close();
  });

  await test('a saved table has the figures of the report', async () => {
    const page = await open(file);
    const table = page.locator('#terms table.terms').first();
    if (!(await table.count())) return;
    const csv = await download(page, page.locator('#terms .tools button', { hasText: 'Save as CSV' }).first());
    const rows = csv.trim().split('\n');
    const first = rows[1].split(',');
    const column = name => json.term_columns.indexOf(name);
    const main = json.tables.filter(found => found.event === json.tables[0].event);
    const term = main.flatMap(found => found.terms).find(row => row[column('term')] === first[0] && String(row[column('n_target')]) === first[1]);
    assert.ok(term, `${first[0]} is in report.json`);
    assert.equal(first[2], String(term[column('n_reference')]));
    assert.equal(Number(first[3]), term[column('pm_target')]);
    await page.context().close();
  });

  await test('a saved picture stands alone', async () => {
    const page = await open(file);
    const button = page.locator('figure.chart .tools button', { hasText: 'Save as SVG' }).first();
    if (!(await button.count())) return;
    const svg = await download(page, button);
    assert.match(svg, /^<svg[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.match(svg, /<title>/);
    assert.doesNotMatch(svg, /var\(/);
    await page.context().close();
  });

  await test('anchors open what they lead to', async () => {
    const page = await open(file);
    const body = page.locator('#terms table.terms tbody[id]').last();
    if (!(await body.count())) return;
    const id = await body.getAttribute('id');
    await page.goto(`${pathToFileURL(file).href}#${id}`);
    assert.equal(await page.locator(`#${id}`).isVisible(), true);
    await page.context().close();
  });

  for (const width of [390, 1280, 2560]) {
    for (const colorScheme of ['light', 'dark']) {
      await test(`${width} pixels, ${colorScheme}: nothing beyond the edge, no serious finding of axe`, async () => {
        const page = await open(file, { viewport: { width, height: width === 390 ? 844 : 900 }, colorScheme });
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(beyond <= 0, `${beyond} pixels beyond`);
        if (colorScheme === 'light' || width === 1280) await axeOn(page);
        if (shots) {
          mkdirSync(shots, { recursive: true });
          await page.screenshot({ path: join(shots, `${label}-${width}-${colorScheme}.png`) });
        }
        await page.context().close();
      });
    }
  }

  await test('prints', async () => {
    const page = await open(file);
    const pdf = await page.pdf({ format: 'A4', path: shots ? join(shots, `${label}.pdf`) : undefined });
    assert.ok(pdf.length > 10_000);
    await page.context().close();
  });
}

for (const folder of process.argv.slice(2)) {
  browser = await launch();
  await report(folder);
  await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
