import http from 'node:http';
import { PAGE_TYPES } from './site';
import { expect, test } from './support';

for (const [name, { address, status }] of PAGE_TYPES) {
  test(`${name}: the browser is told what the page may do`, async ({ request }) => {
    const answer = await request.get(address);
    expect(answer.status()).toBe(status ?? 200);
    const headers = answer.headers();
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['set-cookie']).toBeUndefined();
    const policy = new Map(headers['content-security-policy'].split(';').map((rule) => {
      const [name, ...values] = rule.trim().split(/\s+/);
      return [name, values];
    }));
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
    expect(policy.get('base-uri')).toEqual(["'none'"]);
    expect(policy.get('style-src')).toEqual(["'self'"]);
    const scripts = policy.get('script-src')!.filter((source) => !/^'sha256-[\w+/=]+'$/.test(source));
    expect(scripts).toEqual(["'self'", "'wasm-unsafe-eval'"]);
    expect(await answer.text()).not.toMatch(/\s(style|on\w+)="/);
  });
}

test('a script that the page was not made with does not run', async ({ open, page }) => {
  await open('/');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.intruder = true';
    document.body.append(script);
    return 'intruder' in window;
  });
  expect(ran).toBe(false);
});

test('another site cannot make a reader’s browser send anything here', async ({ request }) => {
  for (const address of ['/', '/api/home', '/api/article']) {
    for (const headers of [{ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, { origin: 'https://evil.example' }] as Record<string, string>[]) {
      expect((await request.post(address, { headers, form: { lang: 'zh' } })).status(), address).toBe(403);
    }
  }
});

test('another site cannot show this one inside itself', async ({ open, page, baseURL }) => {
  await page.route('https://evil.example/', (route) => route.fulfill({ contentType: 'text/html', body: `<iframe src="${baseURL}/"></iframe>` }));
  await page.goto('https://evil.example/');
  await expect.poll(() => page.frames().length).toBe(2);
  await expect(page.frameLocator('iframe').locator('.masthead')).toHaveCount(0);
  await open('/');
  await expect(page.locator('.masthead')).toBeVisible();
});

test('what does not exist is not found, and an older page’s question is declined', async ({ request }) => {
  expect((await request.get('/api/nothing')).status()).toBe(404);
  expect((await request.post('/api/nothing')).status()).toBe(404);
  expect((await request.get('/api/home?lang=zh')).status()).toBe(200);
  const declined = await request.get('/build/other/api/home?lang=zh');
  expect(declined.status()).toBe(409);
  expect(await declined.json()).toBe('Outdated');
  expect((await request.delete('/')).status()).toBe(405);
});

test('a body too large for any reader is refused before it is sent', async ({ baseURL }) => {
  const status = await new Promise<number>((answered, failed) => {
    const headers = { 'content-type': 'text/plain', 'content-length': 2 << 20 };
    const asked = http.request(`${baseURL}/api/home`, { method: 'POST', headers }, (answer) => {
      answered(answer.statusCode!);
      asked.destroy();
    });
    asked.on('error', failed).flushHeaders();
  });
  expect(status).toBe(413);
});

test('pictures and scripts may be kept for ever, pages are asked for again', async ({ page, request, open }) => {
  const kept: string[] = [];
  page.on('response', (response) => {
    if (/\/(media|pkg)\//.test(response.url())) kept.push(response.headers()['cache-control']);
  });
  await open('/');
  expect(kept.length).toBeGreaterThan(3);
  expect(new Set(kept)).toEqual(new Set(['public, max-age=31536000, immutable']));
  const first = await request.get('/');
  expect(first.headers()['cache-control']).toBe('public, max-age=0, must-revalidate');
  const again = await request.get('/', { headers: { 'if-none-match': first.headers().etag } });
  expect(again.status()).toBe(304);
});
