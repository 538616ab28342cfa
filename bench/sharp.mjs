/**
 * The other side of `pictures.py`, on npm sharp: makes the photographs, makes the same sizes of them, and says how like two files are.
 *
 * usage: sharp.mjs photographs FOLDER                  twelve million pixels each, from the demo site's pictures, with grain
 *        sharp.mjs make FORMAT QUALITY FILE...         processor time (ms) of all sizes of each file, and the bytes
 *        sharp.mjs likeness PHOTOGRAPH FOLDER STEM     SSIM and bytes of the sizes that Masthead made of it
 *        sharp.mjs quality PHOTOGRAPH FORMAT SSIM      the quality at which sharp's widest file is as like the photograph
 */
import { readFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const WIDTHS = [480, 960, 1600];
const [SOCIAL_WIDTH, SOCIAL_HEIGHT] = [1200, 630];
const SUBJECTS = ['tea-terrace', 'market-stall', 'night-market', 'old-bridge', 'classroom', 'wheat-field'];
const DEMO = join(dirname(fileURLToPath(import.meta.url)), '../demo/pictures');
sharp.concurrency(1);
sharp.cache(false);

const written = (image, format, quality) =>
  ({ jpg: () => image.jpeg({ quality }), webp: () => image.webp({ quality }), avif: () => image.avif({ quality, effort: 2, chromaSubsampling: '4:2:0' }) })[format]().toBuffer();

/** The same grain each time: what a camera adds to a picture, and what is hard to make small. */
async function photograph(subject, folder) {
  const [width, height] = [4000, 3000];
  const pixels = await sharp(join(DEMO, `${subject}.jpg`)).resize(width, height, { fit: 'cover' }).removeAlpha().raw().toBuffer();
  let state = 1;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296;
  for (let at = 0; at < pixels.length; at += 3) {
    const grain = (next() + next() + next() - 1.5) * 14;
    for (let channel = at; channel < at + 3; channel += 1) pixels[channel] = Math.max(0, Math.min(255, pixels[channel] + grain));
  }
  await sharp(pixels, { raw: { width, height, channels: 3 } }).jpeg({ quality: 90 }).toFile(join(folder, `${subject}.jpg`));
}

async function make(format, quality, files) {
  const began = process.cpuUsage();
  let bytes = 0;
  for (const file of files) {
    for (const width of WIDTHS) bytes += (await written(sharp(file).resize({ width, withoutEnlargement: true }), format, quality)).length;
    if (format === 'jpg') await written(sharp(file).resize(SOCIAL_WIDTH, SOCIAL_HEIGHT, { fit: 'cover' }), format, quality);
  }
  const { user, system } = process.cpuUsage(began);
  return { ms: (user + system) / 1000 / files.length, bytes: bytes / files.length };
}

/** Brightness of each pixel. */
async function brightness(image) {
  const { data, info } = await image.removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const found = new Float32Array(info.width * info.height);
  for (let at = 0; at < found.length; at += 1) found[at] = 0.299 * data[3 * at] + 0.587 * data[3 * at + 1] + 0.114 * data[3 * at + 2];
  return { found, width: info.width, height: info.height };
}

/** Mean SSIM over squares of 8 pixels, 4 apart. */
function likeness(one, other) {
  let [sum, squares] = [0, 0];
  for (let top = 0; top + 8 <= one.height; top += 4) {
    for (let left = 0; left + 8 <= one.width; left += 4) {
      let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
      for (let y = 0; y < 8; y += 1) {
        for (let x = 0, at = (top + y) * one.width + left; x < 8; x += 1, at += 1) {
          const [p, q] = [one.found[at], other.found[at]];
          a += p; b += q; aa += p * p; bb += q * q; ab += p * q;
        }
      }
      const [ma, mb] = [a / 64, b / 64];
      sum += ((2 * ma * mb + 6.5025) * (2 * (ab / 64 - ma * mb) + 58.5225)) / ((ma * ma + mb * mb + 6.5025) * (aa / 64 - ma * ma + bb / 64 - mb * mb + 58.5225));
      squares += 1;
    }
  }
  return sum / squares;
}

const scaled = (file, width) => sharp(file).resize({ width, withoutEnlargement: true });

async function likenesses(file, folder, stem) {
  const found = {};
  for (const width of WIDTHS) {
    const wanted = await brightness(scaled(file, width));
    for (const format of ['avif', 'webp', 'jpg']) {
      const name = join(folder, `${stem}-${width}.${format}`);
      if (!existsSync(name)) continue;
      const content = readFileSync(name);
      found[`${width}.${format}`] = { ssim: likeness(wanted, await brightness(sharp(content))), bytes: content.length };
    }
  }
  return found;
}

async function qualityFor(file, format, wanted) {
  const pixels = await scaled(file, WIDTHS.at(-1)).png().toBuffer();
  const reference = await brightness(sharp(pixels));
  let [low, high] = [30, 95];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (likeness(reference, await brightness(sharp(await written(sharp(pixels), format, middle)))) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

const [verb, ...rest] = process.argv.slice(2);
if (verb === 'photographs') for (const subject of SUBJECTS) await photograph(subject, rest[0]);
else if (verb === 'make') console.log(JSON.stringify(await make(rest[0], Number(rest[1]), rest.slice(2))));
else if (verb === 'likeness') console.log(JSON.stringify(await likenesses(...rest)));
else if (verb === 'quality') console.log(await qualityFor(rest[0], rest[1], Number(rest[2])));
else process.exit(1);
