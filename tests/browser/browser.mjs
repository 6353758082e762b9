// What the checks share: a browser, pages, a list of faults.
import {chromium} from 'playwright-core';
import {readFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';

export const folder = process.argv[2];
const faults = [];
let held = 0;

export function check(holds, what) {
  if (holds) held += 1;
  else faults.push(what);
}
export const equal = (is, wanted, what) =>
  check(JSON.stringify(is) === JSON.stringify(wanted), `${what}: ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`);

export const read = name => readFileSync(`${folder}/${name}`, 'utf8');
export const plan = name => JSON.parse(read(name));

// Stories one after the other; one that stops is a fault, and the others are told all the same.
export async function inBrowser(stories) {
  const browser = await chromium.launch({executablePath: process.env.CHROMIUM, args: ['--no-sandbox']});
  try {
    for (const story of stories) await story(browser).catch(error => check(false, `${story.name}: ${error}`));
  } finally {
    await browser.close();
  }
  for (const fault of faults) console.error(`FAULT ${fault}`);
  console.log(`${held} held, ${faults.length} did not`);
  process.exitCode = faults.length ? 1 : 0;
}

// A page of its own settings; what it complains of on its console is a fault, and so is whatever it asks the network for.
export async function open(browser, name, settings = {}) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...settings});
  const page = await context.newPage();
  page.on('console', message => check(!['error', 'warning'].includes(message.type()), `${name}: ${message.text()}`));
  page.on('pageerror', error => check(false, `${name}: ${error}`));
  page.on('request', request => check(request.url().startsWith('file:'), `${name} asks for ${request.url()}`));
  await page.goto(pathToFileURL(`${folder}/${name}.html`).href);
  return page;
}
