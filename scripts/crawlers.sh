#!/usr/bin/env bash
# Writes src/server/readings/crawlers.txt anew from the newest npm package crawler-user-agents, a list that others keep.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && npm pack --silent crawler-user-agents >/dev/null && tar xzf ./*.tgz)
node -e '
const { readFileSync, writeFileSync } = require("node:fs");
const [from, to] = process.argv.slice(1);
const { version } = JSON.parse(readFileSync(`${from}/package.json`));
const patterns = JSON.parse(readFileSync(`${from}/crawler-user-agents.json`)).map(({ pattern }) => pattern);
const head = [
  "Crawlers by the names they give themselves, a regular expression a line: crawler-user-agents " + version + ", written by scripts/crawlers.sh.",
  "https://github.com/monperrus/crawler-user-agents",
  readFileSync(`${from}/LICENSE`, "utf8").trim(),
].join("\n").split("\n").map((line) => `# ${line}`.trim());
writeFileSync(to, [...head, ...patterns, ""].join("\n"));
' "$folder/package" src/server/readings/crawlers.txt
