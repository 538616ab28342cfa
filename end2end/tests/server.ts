import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server that takes longer to start, or to stop when asked to, is broken: it gives requests under way nine seconds. */
const PATIENCE = 15_000;

/** A running server with the demo content in a folder of its own. */
export interface Site {
  url: string;
  /** Runs another command of the same installation; `input` is what it reads. */
  run(command: string[], input?: string): string;
  /** What it has logged so far. */
  log(): string;
  /** Ends the process without asking it, as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again where it was. */
  restart(): Promise<void>;
  /** Asks it to stop, and complains unless it goes quietly. */
  stop(): Promise<void>;
}

/** Starts the server that most tests share. */
export default async function start() {
  const site = await serve({ pictures: true });
  process.env.MASTHEAD_URL = site.url;
  return site.stop;
}

/** Starts a server on the demo content; with `pictures` all sizes of them are there from the beginning. */
export async function serve({ pictures = false } = {}): Promise<Site> {
  const binary = named('MASTHEAD_BINARY');
  const folder = mkdtempSync(join(tmpdir(), 'masthead-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    MASTHEAD_DATA_FOLDER: join(folder, 'data'),
    MASTHEAD_SERVER_ADDRESS: `127.0.0.1:${port}`,
    MASTHEAD_SERVER_PUBLIC_URL: url,
  };
  // A folder of its own, so that no Leptos.toml of the repository counts.
  const run = (command: string[], input = '') => {
    const ran = spawnSync(binary, command, { cwd: folder, env, input, encoding: 'utf8' });
    if (ran.status !== 0) throw new Error(`masthead ${command[0]} ended with ${ran.status}: ${ran.stderr}${ran.stdout}`);
    return ran.stdout;
  };
  run(['seed', '--from', named('MASTHEAD_DEMO')]);
  if (pictures) run(['pictures', 'make']);
  const log = join(folder, 'log');
  const begin = async () => {
    const output = openSync(log, 'a');
    const server = spawn(binary, ['serve'], { cwd: folder, env, stdio: ['ignore', output, output] });
    closeSync(output);
    await ready(url, server, log);
    return server;
  };
  let server = await begin();

  const stop = async () => {
    if (server.exitCode !== null) throw new Error(`masthead serve ended by itself with ${server.exitCode}: ${readFileSync(log, 'utf8')}`);
    const tooLong = setTimeout(() => server.kill('SIGKILL'), PATIENCE);
    server.kill('SIGTERM');
    const [code, signal] = await once(server, 'exit');
    clearTimeout(tooLong);
    if (code !== 0) throw new Error(`masthead serve, asked to stop, ended with ${code ?? signal}: ${readFileSync(log, 'utf8')}`);
    const panics = readFileSync(log, 'utf8').split('\n').filter((line) => line.includes('panicked'));
    if (panics.length > 0) throw new Error(panics.join('\n'));
    rmSync(folder, { recursive: true });
  };
  const kill = async () => {
    server.kill('SIGKILL');
    await once(server, 'exit');
  };
  const restart = async () => {
    server = await begin();
  };
  return { url, run, log: () => readFileSync(log, 'utf8'), kill, restart, stop };
}

function named(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set; run scripts/test.sh`);
  return value;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function ready(url: string, server: ChildProcess, log: string) {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline && server.exitCode === null) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  server.kill('SIGKILL');
  throw new Error(`masthead serve was not ready within ${PATIENCE} ms: ${readFileSync(log, 'utf8')}`);
}
