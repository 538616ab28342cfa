import { numbered, type Way, WAYS } from './losing';
import { expect, test } from './newsroom';

/** So often each way is tried: a few times here, more often by `bench/run.sh loss`. */
const RUNS = Number(process.env.MASTHEAD_LOSS_RUNS ?? 3);

for (const [name, way] of Object.entries(WAYS) as [string, Way][]) {
  test(`nothing that was typed is lost when ${name}`, async ({ newsroom }) => {
    test.setTimeout(60_000 + RUNS * 60_000);
    for (let run = 0; run < RUNS; run += 1) {
      const { typed, found, mayMiss } = await way(newsroom, run);
      const missing = typed.filter((word) => !found.includes(word));
      expect(typed.length, `run ${run}: words were typed`).toBeGreaterThan(0);
      // The last words are the ones that may be missing, and no others.
      expect(missing, `run ${run}: of ${typed.length} words`).toEqual(typed.slice(typed.length - Math.min(mayMiss, missing.length)));
    }
  });
}

test('the words that are typed can be told apart', () => {
  expect(new Set(Array.from({ length: 500 }, (_, at) => numbered(at))).size).toBe(500);
});
