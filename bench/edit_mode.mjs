// How long it takes from pressing 编辑 until the page can be written in, its code being there. Prints milliseconds, a line each.
import { signedIn } from './signed_in.mjs';

const [url, account, password] = process.argv.slice(2);
const { browser, page } = await signedIn(url, account, password);
await page.goto('/yaowen/1001');
await page.waitForSelector('.editing-bar [data-do=edit]');
for (let turn = 0; turn < 20; turn += 1) {
  const took = await page.evaluate(async () => {
    const until = (there) => new Promise((done) => {
      const look = () => (there() ? done() : requestAnimationFrame(look));
      look();
    });
    const button = document.querySelector('.editing-bar [data-do=edit]');
    const began = performance.now();
    button.click();
    await until(() => document.querySelector('.article-head [contenteditable]'));
    const took = performance.now() - began;
    button.click();
    await until(() => !document.querySelector('[contenteditable]'));
    return took;
  });
  console.log(took.toFixed(1));
}
await browser.close();
