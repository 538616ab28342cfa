// Printing: pictures further down are fetched first, and the paper says when it was printed.

const lazy = () => [...document.querySelectorAll<HTMLImageElement>('.prose img[loading=lazy]')];
const seconds = (n: number) => new Promise((over) => setTimeout(over, n * 1000));

export async function printPage(): Promise<void> {
  const pictures = lazy();
  for (const picture of pictures) picture.loading = 'eager';
  // A picture that does not arrive keeps nobody from printing.
  await Promise.race([Promise.allSettled(pictures.map((picture) => picture.decode())), seconds(4)]);
  print();
}

addEventListener('beforeprint', () => {
  for (const picture of lazy()) picture.loading = 'eager';
  const line = document.querySelector<HTMLElement>('[data-printed]');
  const time = line?.querySelector('time');
  if (!line || !time) return;
  time.textContent = new Date().toLocaleString('sv', { timeZone: 'Asia/Shanghai' });
  line.hidden = false;
});
