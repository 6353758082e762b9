// The appendix on paper: pages of A4 landscape, headings repeated, no row on two pages, every visit there.
import {execFileSync} from 'node:child_process';
import {check, equal, folder, inBrowser, open, plan} from './browser.mjs';

const tool = (name, ...words) => execFileSync(name, words, {encoding: 'utf8', maxBuffer: 1 << 28});
const squeezed = words => words.replace(/\s+/g, '');

async function isAnOfficialDocument(browser) {
  const page = await open(browser, 'appendix');
  equal(await page.locator('script').count(), 0, 'scripts');
  const lists = plan('lists.json').sheets.filter(sheet => sheet.lead);
  equal(await page.locator('table').count(), lists.length, 'lists');
  const rows = await page.locator('tbody tr').evaluateAll(all => all.map(row => [...row.cells].map(cell => cell.textContent)));
  const pdf = `${folder}/appendix.pdf`;
  await page.pdf({path: pdf, preferCSSPageSize: true});

  const info = tool('pdfinfo', pdf);
  const pages = Number(/Pages:\s+(\d+)/.exec(info)[1]);
  check(/Page size:\s+84[12].* x 59[45].*A4/.test(info), `not A4 landscape: ${info}`);
  // Margins of 30/2020/NĐ-CP, appendix I: 30–35 mm to the left, 15–20 mm to the right, in points.
  const spans = [...tool('pdftotext', '-bbox', pdf, '-').matchAll(/xMin="([0-9.]+)".* xMax="([0-9.]+)"/g)];
  check(Math.min(...spans.map(span => Number(span[1]))) >= 85 && Math.max(...spans.map(span => Number(span[2]))) <= 842 - 42, 'margins');
  const texts = tool('pdftotext', '-raw', pdf, '-').split('\f').slice(0, pages).map(squeezed);
  equal(rows.length, lists.reduce((sum, list) => sum + list.rows.length, 0), 'rows');
  console.log(`${rows.length} rows on ${pages} pages`);
  check(rows.length > 0 && pages > 1, 'one page tells nothing about breaks');

  check(texts[0].includes('CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM') && texts[0].includes('Độclập-Tựdo-Hạnhphúc'), 'the head is not on the first page');
  check(texts[0].includes('TỈNHLẠNGSƠN') && texts[0].includes('Phụlục') && texts[0].includes('Căncứ'), 'issuer, kind or grounds are not on the first page');
  check(texts.at(-1).includes('Nơinhận') && texts.at(-1).includes('CHỦTỊCH'), 'recipients and sign are not at the end');

  // Which run and rules a sheet of paper is of stands on each; the signature is with the last rows.
  const {run, ruleset} = plan('plan.json');
  const mark = squeezed(`${ruleset.id} ${ruleset.version}`);
  for (const [at, words] of texts.entries()) check(words.includes(run) && words.split(mark).length === 2, `page ${at + 1} says ${words.split(mark).length - 1} times of which run it is`);
  check(texts.at(-1).includes('Nơinhận') && texts.at(-1).includes(squeezed(rows.at(-1)[1])), 'the signature stands alone');

  // Neither a title nor a heading ends a page: the first row is below.
  const beginnings = await page.locator('table').evaluateAll(all => all.map(list => [list.caption.textContent, list.tBodies[0].rows[0].cells[1].textContent]));
  for (const [title, name] of beginnings.map(words => words.map(squeezed)))
    check(texts.some(words => words.includes(title) && words.indexOf(name, words.indexOf(title)) > 0), `stands alone: ${title}`);

  // A row is whole where its words stand on one page, the heading above them.
  const heading = squeezed('Tên tổ chức, cá nhân được kiểm tra');
  for (const cells of rows) {
    const [, name, code] = cells.map(squeezed);
    const whole = texts.filter(words => words.includes(name) && words.includes(code));
    check(whole.length >= 1, `on no page whole: ${cells[1]}`);
    check(whole.every(words => words.includes(heading)), `no heading above: ${cells[1]}`);
  }
  for (let at = 1; at < pages; at += 1) check(texts[at].startsWith(String(at + 1)) || texts[at].endsWith(String(at + 1)) || texts[at].includes(heading), `page ${at + 1} has no number`);
  tool('pdftoppm', '-png', '-r', '60', '-f', '1', '-l', '2', pdf, `${folder}/appendix`);
  tool('pdftoppm', '-png', '-r', '60', '-f', String(pages), '-l', String(pages), pdf, `${folder}/appendix-end`);
  tool('pdftoppm', '-png', '-r', '60', '-f', '1', '-l', '2', `${folder}/internal.pdf`, `${folder}/internal`);
}

await inBrowser([isAnOfficialDocument]);
