// Pictures that come with a paste: from another site, inside the text itself, or as a screenshot.

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { begin, caret, expect, paragraph, said, saved, savedBlocks, story, test, title, type Newsroom, type Page } from './newsroom';
import { arriving, figures, paste, photograph, publishNew, readersPage, savedPictures, there, words } from './photographs';
import { expectAllPicturesDrawn } from './support';

/** A site on this very machine, which nothing of the server may ask for anything. */
async function insideSite() {
  const asked: string[] = [];
  const picture = photograph('渡船.png').content;
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked, stop: () => server.close() };
}

async function writing(newsroom: Newsroom, account: string, role: string): Promise<{ page: Page; article: number; close: () => Promise<void> }> {
  const { page, context } = await newsroom.person(account, role);
  const article = await begin(page);
  await title(page).click();
  await page.keyboard.insertText('从别处粘来的');
  await caret(story(page));
  return { page, article, close: () => context.close() };
}

test('a page with pictures of a forbidden place keeps its words, and each picture as a link that says so', async ({ newsroom }) => {
  const site = await insideSite();
  const { page, article, close } = await writing(newsroom, 'zhou', 'chief');
  await paste(page, {
    html: `<h2>渡口的早晨</h2><p>天还没亮。</p><figure><img src="${site.url}/boat.png" alt="渡船"><figcaption>头一班船</figcaption></figure>
      <p>人都上了船。</p><p><img src="${site.url}/inside/bridge.png"></p><p>船开了。</p>`,
    text: '渡口的早晨',
  });
  const links = story(page).getByRole('link', { name: /^图片：/ });
  await expect(links).toHaveText(['图片：渡船', '图片：bridge.png']);
  await expect(said(page)).toContainText('没有取到，改成了链接');
  await expect(figures(page)).toHaveCount(0);
  await page.keyboard.press('Control+s');
  await saved(page);
  expect((await savedBlocks(page, article)).map(({ type }) => type)).toEqual(['heading', 'paragraph', 'paragraph', 'paragraph', 'paragraph', 'paragraph']);

  const visit = await readersPage(newsroom, page, await publishNew(page));
  await expect(visit.reader.locator('.prose > *')).toHaveText(['渡口的早晨', '天还没亮。', '图片：渡船：头一班船', '人都上了船。', '图片：bridge.png', '船开了。']);
  await expect(visit.reader.getByRole('link', { name: '图片：渡船' })).toHaveAttribute('href', `${site.url}/boat.png`);
  expect(site.asked, 'what the site inside was asked for').toEqual([]);
  site.stop();
  await visit.context.close();
  await close();
});

test('a picture inside the pasted text comes into the library, and readers get it from there', async ({ newsroom }) => {
  const { page, article, close } = await writing(newsroom, 'zhou', 'chief');
  const inside = photograph('嵌.png').content.toString('base64');
  await paste(page, { html: `<p>图前。</p><figure><img src="data:image/png;base64,${inside}" alt="一面坡"><figcaption>坡上</figcaption></figure><p>图后。</p>`, text: '图前。图后。' });
  await expect(there(page)).toHaveCount(1);
  const [picture] = await savedPictures(page, article);
  expect(picture!.picture.file).toMatch(/^[0-9a-f]{32}\.\w+$/);
  expect([picture!.picture.alt, words(picture!)]).toEqual(['一面坡', '坡上']);
  const visit = await readersPage(newsroom, page, await publishNew(page));
  await expect(visit.reader.locator('.prose > *')).toHaveText(['图前。', '坡上', '图后。']);
  await expect(visit.reader.locator('.prose img')).toHaveAttribute('alt', '一面坡');
  await expectAllPicturesDrawn(visit.reader);
  expect(await visit.reader.content()).not.toContain('data:image/png');
  await visit.context.close();
  await close();
});

test('a screenshot is pasted as a picture, and taken back in one step', async ({ newsroom }) => {
  const { page, article, close } = await writing(newsroom, 'li', 'editor');
  await page.keyboard.insertText('看这张截图：');
  await saved(page);
  await paste(page, { files: [photograph('image.png')] });
  await expect(there(page)).toHaveCount(1);
  await expect(arriving(page)).toHaveCount(0);
  // Writing goes on under it.
  await page.keyboard.insertText('截图如上。');
  await expect(story(page).locator('> p')).toHaveText(['看这张截图：', '截图如上。']);
  expect(await savedPictures(page, article)).toHaveLength(1);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(figures(page)).toHaveCount(0);
  await expect(paragraph(page, 0)).toHaveText('看这张截图：');
  await close();
});

test('words that were copied together with a picture of them come as words', async ({ newsroom }) => {
  const { page, close } = await writing(newsroom, 'li', 'editor');
  await paste(page, { html: '<p>表里的一行字</p>', text: '表里的一行字', files: [photograph('image.png')] });
  await expect(paragraph(page, 0)).toHaveText('表里的一行字');
  await expect(figures(page)).toHaveCount(0);
  await close();
});
