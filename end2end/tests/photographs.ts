// Pictures for the tests of the editor and the library: drawn here, since the demo site has every picture of its own already;
// and the ways in which they come.

import { deflateSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { act, asReader, dialog, expect, said, saved, savedBlocks, story, type Block, type Newsroom, type Page } from './newsroom';

/** A file as the browser gets it. */
export interface Photograph { name: string; type: string; content: Buffer }

/** A picture as a block of the saved story. */
export type PictureBlock = Block & { picture: { file: string; alt: string }; caption: { text: string }[]; credit: string; layout?: string };

export const figures = (page: Page) => story(page).locator('figure');
/** Pictures of the story that have arrived. */
export const there = (page: Page) => story(page).locator('figure img[src^="/media/"]');
/** What lies over a picture that has not. */
export const arriving = (page: Page) => figures(page).locator('.arriving');
/** The bar at the foot of the window. */
export const foot = (page: Page) => page.getByRole('toolbar', { name: '段落工具' });
export const words = (block: PictureBlock) => block.caption.map(({ text }) => text).join('');

let drawn = 0;

/** A picture like no other: a slope of colours. */
export function photograph(name: string, { width = 320, height = 210 } = {}): Photograph {
  drawn += 1;
  const seed = [drawn * 37, drawn * 59, process.pid + drawn * 83];
  const lines = Buffer.alloc((1 + 3 * width) * height);
  for (let y = 0; y < height; y += 1) {
    for (let at = 0; at < 3 * width; at += 1) {
      lines[y * (1 + 3 * width) + 1 + at] = (seed[at % 3]! + Math.floor((at / 3 / width) * 120) * (at % 2) + Math.floor((y / height) * 90)) % 256;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const content = [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))];
  return { name, type: 'image/png', content: Buffer.concat(content) };
}

function chunk(kind: string, data: Buffer): Buffer {
  const told = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(checksum(told));
  return Buffer.concat([size, told, sum]);
}

function checksum(data: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** Drops files onto the lower edge of an element, as from a folder of the computer. */
export async function drop(page: Page, selector: string, ...files: Photograph[]) {
  await page.evaluate(([selector, files]) => {
    const data = new DataTransfer();
    for (const { name, type, base64 } of files) data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type }));
    const place = document.querySelector(selector)!;
    const box = place.getBoundingClientRect();
    const how = { dataTransfer: data, bubbles: true, cancelable: true, clientX: box.left + 20, clientY: box.bottom - 4 };
    place.dispatchEvent(new DragEvent('dragover', how));
    place.dispatchEvent(new DragEvent('drop', how));
  }, [selector, files.map(({ name, type, content }) => ({ name, type, base64: content.toString('base64') }))] as const);
}

/** Pastes where the caret is. */
export async function paste(page: Page, { html = '', text = '', files = [] as Photograph[] }) {
  await page.evaluate(({ html, text, files }) => {
    const data = new DataTransfer();
    if (html) data.setData('text/html', html);
    if (text) data.setData('text/plain', text);
    for (const { name, type, base64 } of files) data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type }));
    document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, { html, text, files: files.map(({ name, type, content }) => ({ name, type, base64: content.toString('base64') })) });
}

/** Chooses files of this device in the dialog that is open. */
export const fromDevice = (page: Page, ...files: Photograph[]) =>
  dialog(page).getByLabel('从电脑或手机选').setInputFiles(files.map(({ name, type, content }) => ({ name, mimeType: type, buffer: content })));

/** Sends a picture straight to the library: the name of its file there. */
export async function kept(page: Page, { name, type, content }: Photograph): Promise<string> {
  const headers = { origin: new URL(page.url()).origin, 'content-type': type, accept: 'application/json' };
  const answer = await page.request.post(`/desk/pictures?name=${encodeURIComponent(name)}`, { data: content, headers });
  expect(answer.status()).toBe(200);
  return (await answer.json()).picture.file;
}

/** The pictures of a story as the server has it. */
export async function savedPictures(page: Page, article: number): Promise<PictureBlock[]> {
  await page.keyboard.press('Control+s');
  await saved(page);
  return (await savedBlocks(page, article)).filter(({ type }) => type === 'picture') as PictureBlock[];
}

/** Publishes the new article that is open: its address. */
export async function publishNew(page: Page): Promise<string> {
  await act(page, 'publish');
  await dialog(page).getByRole('button', { name: '发布' }).click();
  await page.waitForURL(/\/liuxi\/\d+$/);
  return new URL(page.url()).pathname;
}

/** Publishes what has changed of an article that readers have. */
export async function publishAgain(page: Page) {
  await act(page, 'publish');
  await dialog(page).getByRole('button', { name: '发布' }).click();
  await expect(said(page)).toContainText('已发布');
}

/** Requests that send a picture. */
export const SENT = '**/desk/pictures?name=*';

/** Uploads stop at the door until they are let in, each by its turn. */
export async function atTheDoor(page: Page) {
  const waiting: (() => void)[] = [];
  let isOpen = false;
  let failing = false;
  await page.route(SENT, async (route) => {
    if (!isOpen) await new Promise<void>((go) => waiting.push(go));
    await (failing ? route.abort('internetdisconnected') : route.continue()).catch(() => undefined);
  });
  return {
    /** How many stand there. */
    count: () => waiting.length,
    /** Lets the first one in. */
    one: () => waiting.shift()?.(),
    /** The network is gone for those who wait. */
    lose: () => {
      failing = true;
      isOpen = true;
      for (const go of waiting.splice(0)) go();
    },
    /** Lets everyone in from now on. */
    open: () => {
      failing = false;
      isOpen = true;
      for (const go of waiting.splice(0)) go();
    },
  };
}

/** Whoever has never been here, at an address. */
export async function readersPage(newsroom: Newsroom, page: Page, address: string) {
  const context = await page.context().browser()!.newContext({ baseURL: newsroom.url, locale: 'zh-CN', viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const reader = await context.newPage();
  await reader.goto(address);
  return { reader, context };
}

/** Readers get a picture at its address, or no longer. */
export const hasMedia = async (newsroom: Newsroom, file: string) => (await asReader(newsroom, `/media/${file}`)).status === 200;

/** Nobody is kept from anything here: on a phone and a desk, in light and in the dark. */
export async function inNobodysWay(page: Page, what: string) {
  // A page that a click has led to may still be without its style.
  await page.waitForLoadState();
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${what} is wider than ${width} px`).toBeLessThanOrEqual(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } }).analyze();
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target} ${node.failureSummary}`).join('\n')}`);
      expect.soft(told, `${what}, ${colorScheme}, ${width} px wide`).toEqual([]);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
