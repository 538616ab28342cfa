// Writing in a long story, in Chromium. usage: typing.mjs URL ACCOUNT PASSWORD BLOCKS CHARACTERS KEYS
// Prints JSON: milliseconds from each of some hundred keys to the picture after it, how often and how long it took to open
// the story for writing, and the memory of the page's script before and after so many more keys.
import { signedIn } from './signed_in.mjs';

const [url, account, password, blocks, characters, keys] = process.argv.slice(2);
const { browser, page } = await signedIn(url, account, password);

/** An article with so many paragraphs. */
async function article(blocks, characters) {
  const ask = async (name, data) => {
    const answer = await page.request.post(`/api/${name}`, { data, headers: { origin: url } });
    if (!answer.ok()) throw new Error(`${name}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  };
  const number = await ask('begin', { channel: 1 });
  const sentence = '渡口的船一早就开了，买票的人排到了桥头，卖豆浆的摊子前也站满了人。';
  const text = sentence.repeat(Math.ceil(characters / blocks / sentence.length)).slice(0, characters / blocks);
  let version = 1;
  for (let at = 0; at < blocks; at += 500) {
    const changes = Array.from({ length: Math.min(500, blocks - at) }, (_, index) => ({
      change: 'put', block: { id: `b${at + index}`, type: 'paragraph', text: [{ text }] }, after: at + index === 0 ? '' : `b${at + index - 1}`,
    }));
    ({ version } = await ask('save', { save: { article: number, base: version, operation: crypto.randomUUID(), sitting: 'bench', changes } }));
  }
  return number;
}

const number = await article(Number(blocks), Number(characters));
await page.goto(`/desk/articles/${number}`);
await page.waitForSelector('.prose.ProseMirror');

const opened = [];
for (let turn = 0; turn < 10; turn += 1) {
  opened.push(await page.evaluate(async () => {
    const until = (there) => new Promise((done) => {
      const look = () => (there() ? done() : requestAnimationFrame(look));
      look();
    });
    const button = document.querySelector('.editing-bar [data-do=edit]');
    button.click();
    await until(() => !document.querySelector('.prose.ProseMirror'));
    const began = performance.now();
    button.click();
    await until(() => document.querySelector('.prose.ProseMirror'));
    return performance.now() - began;
  }));
}

await page.evaluate(() => {
  window.times = [];
  addEventListener('keydown', (event) => {
    if (event.key.length > 1) return;
    requestAnimationFrame(() => {
      // A message arrives after the frame has been painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.times.push(performance.now() - event.timeStamp);
      port2.postMessage(0);
    });
  }, { capture: true });
});
await page.locator('.prose > p').nth(Math.floor(Number(blocks) / 2)).click();
await page.keyboard.press('End');
await page.keyboard.type('the quick brown fox jumps over the lazy dog '.repeat(6), { delay: 90 });
const painted = await page.evaluate(() => window.times);

const devtools = await page.context().newCDPSession(page);
const heap = async () => {
  await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize / 1024 / 1024;
};
/** A minute of writing: some two hundred keys, a new paragraph, words taken out again, a save. */
async function minute() {
  await page.keyboard.type('It was raining at the ferry, and nobody minded the rain at all. '.repeat(3));
  for (let back = 0; back < 8; back += 1) await page.keyboard.press('Backspace');
  await page.keyboard.press('Control+s');
}
const minutes = Math.max(2, Math.round(Number(keys) / 200));
for (let at = 0; at < Math.ceil(minutes / 6); at += 1) await minute();
const before = await heap();
for (let at = Math.ceil(minutes / 6); at < minutes; at += 1) {
  await minute();
  // What is written goes on in new paragraphs, and the old ones go: the text itself does not grow.
  await page.keyboard.press('Control+Shift+ArrowUp');
  await page.keyboard.press('Delete');
}
await page.keyboard.press('Control+s');
const after = await heap();
console.log(JSON.stringify({ opened, painted, before, after, minutes }));
await browser.close();
