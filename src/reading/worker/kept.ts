// What a device keeps of the articles that were read on it, and how much of it.

/** The newest first. */
export interface Kept { address: string; title: string; at: string; pictures: string[] }

/** Articles, and pictures of all of them together. */
const MOST = { articles: 20, pictures: 120 };
const INDEX = '/offline/kept.json';
const PREFIX = 'masthead-kept-';

/** One cache for each build: a kept page needs the style and the scripts of its build. */
export class Shelf {
  constructor(private readonly build: string) {}

  private open = () => caches.open(PREFIX + this.build);

  /** The kept page of this address, and since when it is kept. */
  async find(address: string): Promise<{ page: Response; at: string } | undefined> {
    const kept = (await this.index()).find((kept) => kept.address === address);
    const page = kept && (await (await this.open()).match(address, { ignoreVary: true }));
    return page && { page, at: kept.at };
  }

  /** Fetches an article as everybody gets it, and keeps it in place of what was read longest ago. */
  async keep(address: string, title: string, pictures: string[]): Promise<void> {
    // Without cookies: what only editors see is never kept.
    const page = await fetch(address, { credentials: 'omit', cache: 'no-cache' });
    if (!page.ok || page.redirected || page.headers.get('cache-control')?.includes('no-store')) return this.forget(address);
    const cache = await this.open();
    await cache.put(address, page);
    const stored = await Promise.all(pictures.map(async (picture) => (await cache.match(picture)) ?? cache.add(picture).then(() => true, () => false)));
    const kept = { address, title, at: new Date().toISOString(), pictures: pictures.filter((_, at) => stored[at]) };
    await this.write([kept, ...(await this.index()).filter((other) => other.address !== address)]);
  }

  async forget(address: string): Promise<void> {
    const index = await this.index();
    if (index.some((kept) => kept.address === address)) await this.write(index.filter((kept) => kept.address !== address));
  }

  /** Keeps what was kept for another build, fetched anew. */
  async takeOver(other: Shelf): Promise<void> {
    for (const { address, title, pictures } of (await other.index()).reverse()) await this.keep(address, title, pictures);
  }

  /** Writes the list of what is kept, and lets go of everything else. */
  private async write(index: Kept[]): Promise<void> {
    let pictures = 0;
    const stay = index.slice(0, MOST.articles).filter((kept) => (pictures += kept.pictures.length) <= MOST.pictures);
    const cache = await this.open();
    await cache.put(INDEX, new Response(JSON.stringify(stay), { headers: { 'content-type': 'application/json' } }));
    const wanted = new Set([INDEX, ...stay.flatMap((kept) => [kept.address, ...kept.pictures])].map((address) => new URL(address, location.origin).href));
    for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
  }

  private async index(): Promise<Kept[]> {
    const answer = await (await this.open()).match(INDEX);
    return answer ? ((await answer.json()) as Kept[]) : [];
  }

  /** Those of other builds. */
  static async others(build: string): Promise<Shelf[]> {
    return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== PREFIX + build).map((name) => new Shelf(name.slice(PREFIX.length)));
  }
}
