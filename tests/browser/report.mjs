// The report: loads, searches, sorts, filters, fits a telephone, is legible in the dark, hides nothing.
import {check, equal, folder, inBrowser, open, plan, read} from './browser.mjs';

const visits = plan('plan.json').visits;
const shownRows = page => page.locator('.visits tbody tr:visible').count();

async function withoutScript(browser) {
  const page = await open(browser, 'internal', {javaScriptEnabled: false});
  equal(await shownRows(page), visits.length, 'rows without JavaScript');
  check(await page.locator('.controls').isHidden(), 'controls that do nothing are shown without JavaScript');
  const first = page.locator('.visits details').first();
  await first.locator('summary').click();
  check(await first.locator('li').first().isVisible(), 'reasons do not unfold without JavaScript');
  equal(await page.locator('h1').textContent(), 'Kế hoạch kiểm tra năm 2027', 'title');
  equal(await page.locator('h1').count(), 1, 'first headings');
  const ways = await page.locator('.visits a[href^="#r"]').evaluateAll(all => all.map(way => document.querySelector(way.hash)?.textContent));
  check(ways.length > visits.length, 'nothing that several visits share stands once');
  const said = new Set(visits.flatMap(visit => visit.reasons.map(reason => reason.vi)));
  // What nobody knows for the team of a visit is the same for many, too.
  const leads = words => said.has(words) || words?.startsWith('Đoàn cần chú ý: chưa có số liệu: ');
  equal([...new Set(ways.filter(words => !leads(words)))], [], 'ways that lead to no reason');
}

async function escapes(browser) {
  const page = await open(browser, 'internal');
  equal(await page.title(), 'Kế hoạch kiểm tra năm 2027 · R0001', 'nobody changed the title');
  equal(await page.locator('script').count(), 1, 'scripts');
  equal(await page.locator('img').count(), 0, 'pictures');
  const names = await page.locator('.visits summary bdi').allTextContents();
  const wanted = visits.map(visit => visit.name.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd'));
  check(wanted.some(name => name.includes('<script>')), 'no enterprise with a harmful name is in the plan');
  equal(names, wanted, 'names');
}

async function searches(browser) {
  const page = await open(browser, 'internal');
  const find = page.getByLabel('Tìm');
  const count = page.locator('.controls output');
  equal(await count.textContent(), `${visits.length} trên ${visits.length} cuộc`, 'count');
  const found = [];
  for (const words of ['khai thác mỏ', 'KHAI THAC MO', 'khai tha\u0301c mo\u0309']) {
    await find.fill(words);
    found.push(await page.locator('.visits tbody tr:visible summary small').allTextContents());
  }
  const wanted = visits.filter(visit => /khai thác.*mỏ|mỏ.*khai thác/i.test(visit.name)).map(visit => visit.enterprise);
  check(wanted.length > 0 && wanted.every(id => found[0].includes(id)), 'a name is not found with its accents');
  equal(found[1], found[0], 'the same without accents');
  equal(found[2], found[0], 'the same with accents written apart');
  // Words stand in one cell and begin where the plan's words do; "dong" is in "lao động" and "han" in "nhân".
  await find.fill('đông hân');
  const folded = visit => visit.name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
  const named = visits.filter(visit => [/\bdong/, /\bhan/].every(word => word.test(folded(visit)))).map(visit => visit.enterprise);
  check(named.length > 0, 'no enterprise has the name that is searched');
  equal(await page.locator('.visits tbody tr:visible summary small').allTextContents(), named, 'a name of common syllables');
  await find.fill('khongcogi');
  equal(await shownRows(page), 0, 'rows for what is nowhere');
  await find.fill('');
  equal(await shownRows(page), visits.length, 'rows after the search');
}

async function sortsAndFilters(browser) {
  const page = await open(browser, 'internal');
  const heading = name => page.locator('.visits thead th', {hasText: name});
  const column = async number => page.locator(`.visits tbody tr > :nth-child(${number})`).allTextContents();
  await heading('Điểm').getByRole('button').click();
  const rising = (await column(9)).map(parseFloat).filter(score => !Number.isNaN(score));
  equal(rising, [...rising].sort((a, b) => a - b), 'by score');
  equal(await heading('Điểm').getAttribute('aria-sort'), 'ascending', 'said to those who listen');
  await page.keyboard.press('Enter');
  equal((await column(9)).map(parseFloat).filter(score => !Number.isNaN(score)), rising.reverse(), 'by score, falling, from the keyboard');
  await heading('Cơ sở').getByRole('button').click();
  const names = await page.locator('.visits tbody summary').allTextContents();
  equal(names, [...names].sort(new Intl.Collator('vi', {numeric: true}).compare), 'by name, as Vietnamese sorts');
  await heading('Hạng').getByRole('button').click();
  const tiers = ['Rất cao', 'Cao', 'Trung bình', 'Thấp'];
  const inOrder = words => tiers.filter(tier => words.includes(tier));
  equal([...new Set((await column(8)).filter(Boolean))], inOrder(await column(8)), 'by tier, the most urgent first');
  check(!(await page.locator('#visits .note').textContent()).includes('Số sau căn cứ'), 'the note speaks of numbers that are words now');
  const choice = name => page.locator('.controls label', {hasText: new RegExp(`^${name}`)}).locator('select');
  await choice('Chủ trì').selectOption('Sở Công Thương');
  equal(await shownRows(page), visits.filter(visit => visit.lead === 'so_cong_thuong').length, 'visits led by one department');
  await choice('Thời gian').selectOption({index: 1});
  const both = await shownRows(page);
  check(both > 0 && both < visits.length, 'two filters at once');
}

async function unfolds(browser) {
  const page = await open(browser, 'internal');
  const first = page.locator('.visits details').first();
  await first.locator('summary').focus();
  await page.keyboard.press('Enter');
  await first.locator('li', {hasText: 'Căn cứ'}).getByText('217/2025/NĐ-CP').waitFor({timeout: 5000});
  for (const reason of visits[0].reasons) check(await first.getByText(reason.vi).isVisible(), `does not unfold from the keyboard: ${reason.vi}`);
  equal(await page.locator('.visits a[href^="#r"], #shared').count(), 0, 'numbers of reasons that are words now');
  await page.screenshot({path: `${folder}/unfolded.png`});
}

async function fits(browser) {
  for (const name of ['internal', 'public', 'english', 'department'])
    for (const width of [320, 360, 768, 1280]) {
      const page = await open(browser, name, {viewport: {width, height: 740}});
      if (width === 360) await page.locator('.visits summary').first().click();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      check(wide <= width, `${name} is ${wide} wide on a screen of ${width}`);
      await page.context().close();
    }
}

// Relative luminance and contrast: WCAG 2.2.
const luminance = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const contrast = (a, b) => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};
const rgb = words => words.match(/[\d.]+/g).slice(0, 3).map(Number);

async function isLegible(browser) {
  const papers = [];
  for (const colorScheme of ['light', 'dark']) {
    const page = await open(browser, 'internal', {colorScheme});
    const seen = await page.evaluate(() => {
      const of = (css, property) => getComputedStyle(document.querySelector(css))[property];
      const paper = of('body', 'backgroundColor'), panel = of('.tile', 'backgroundColor');
      return [['body', paper], ['.note', paper], ['.badge', paper], ['.visits small', paper], ['#basis li', paper], ['.tile dt', panel], ['.controls label', panel]]
        .map(([css, ground]) => [css, of(css, 'color'), ground]);
    });
    papers.push(luminance(rgb(seen[0][2])));
    for (const [css, ink, paper] of seen) {
      const ratio = contrast(rgb(ink), rgb(paper));
      check(ratio >= 4.5, `${css} in the ${colorScheme}: contrast ${ratio.toFixed(2)}`);
    }
    await page.screenshot({path: `${folder}/desktop-${colorScheme}.png`});
    await page.locator('#visits').scrollIntoViewIfNeeded();
    await page.evaluate(() => document.querySelector('#visits').scrollIntoView());
    await page.screenshot({path: `${folder}/visits-${colorScheme}.png`});
    await page.screenshot({path: `${folder}/whole-${colorScheme}.png`, clip: {x: 0, y: 0, width: 1280, height: 3600}, fullPage: true});
  }
  check(papers[0] > 0.9 && papers[1] < 0.1, 'light is not light, or dark not dark');
  const phone = await open(browser, 'internal', {viewport: {width: 360, height: 740}, deviceScaleFactor: 2});
  await phone.screenshot({path: `${folder}/phone.png`, clip: {x: 0, y: 0, width: 360, height: 3000}, fullPage: true});
  await phone.evaluate(() => document.querySelector('#visits').scrollIntoView());
  await phone.locator('.visits summary').first().click();
  await phone.screenshot({path: `${folder}/phone-visits.png`});
}

// Every control has a name, every table heading a scope, every section a heading.
async function isAccessible(browser) {
  const page = await open(browser, 'internal');
  const faults = await page.evaluate(() => [
    ...[...document.querySelectorAll('input, select, button')].filter(one => !(one.labels?.length || one.textContent.trim())).map(one => one.outerHTML),
    ...[...document.querySelectorAll('th:not([scope])')].map(one => one.outerHTML),
    ...[...document.querySelectorAll('section')].filter(one => !document.getElementById(one.getAttribute('aria-labelledby'))).map(one => one.id),
    ...[...document.querySelectorAll('svg')].filter(one => one.parentElement.tagName !== 'svg' && !one.closest('svg [role]') && !one.ariaHidden && !one.ariaLabel && one.parentNode.namespaceURI.endsWith('html')).map(one => one.outerHTML.slice(0, 80)),
    ...[...document.querySelectorAll('[id]')].map(one => one.id).filter((id, at, all) => all.indexOf(id) !== at),
  ]);
  equal(faults, [], 'without a name, scope or heading');
  await page.locator('body').press('Tab');
  equal(await page.evaluate(() => document.activeElement.hash), '#visits', 'the first stop of the keyboard skips to the list');
}

function hidesNothing() {
  const hidden = [...new Set(visits.flatMap(visit => visit.reasons.map(reason => reason.vi)))].filter(reason => reason.startsWith('Điểm') || reason.startsWith('Bắt buộc'));
  const open = read('public.html');
  check(hidden.length > 20, 'there is nothing to hide');
  for (const words of [...hidden, '0912345678', 'Nguyễn Văn Mật', 'Rất cao', 'Còn lại</', 'lottery']) check(!open.includes(words), `the public reads: ${words}`);
  check(!read('internal.html').includes('0912345678'), 'a telephone number in the internal page, which shows none');
  const others = visits.filter(visit => visit.lead !== 'so_cong_thuong' && !visit.coordinating.includes('so_cong_thuong'));
  const department = read('department.html');
  check(others.length > 0 && others.every(visit => !department.includes(visit.enterprise)), "a department reads others' visits");
  check(hidden.filter(words => words.startsWith('Điểm')).every(words => !department.includes(words)), 'a department reads scores');
}

async function isQuickWithMany(browser) {
  const many = plan('many.json').visits.length;
  const size = Buffer.byteLength(read('many.html'));
  check(many >= 2000, `only ${many} visits in the large plan`);
  check(size <= 2_000_000, `${size} bytes for ${many} visits, more than 2 MB`);
  const page = await open(browser, 'many');
  const started = Date.now();
  await page.getByLabel('Tìm').fill('da voi');
  await page.locator('.visits thead th').nth(1).getByRole('button').click();
  console.log(`${many} visits: ${size} bytes; search and sort took ${Date.now() - started} ms`);
}

async function prints(browser) {
  const page = await open(browser, 'internal', {javaScriptEnabled: false});
  await page.pdf({path: `${folder}/internal.pdf`, preferCSSPageSize: true});
}

hidesNothing();
await inBrowser([withoutScript, escapes, searches, sortsAndFilters, unfolds, fits, isLegible, isAccessible, isQuickWithMany, prints]);
