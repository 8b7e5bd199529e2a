// Looks for secrets in every version of every file of HEAD's history, in what is not committed yet, and in the messages of commits. The folder of the
// checkout is the argument. Writes a line for each finding, without the secret; ends with 1 where there is one.
import { spawn, execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';

const checkout = process.argv[2];
const largest = 2_000_000;
const config = { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] };
// Made up, and needed: a path and what is found there. History keeps what was once committed, so that a line is here for good.
const allowed = new Set([
  // A test of settings: a password inside of a URL is refused.
  'adapters/src/test/java/io/ghasi/delivery/adapters/settings/SettingsReaderTest.java PostgreSQLConnection',
]);
let looked = 0;
let found = 0;

const git = (...words) => execFileSync('git', ['-C', checkout, ...words], { encoding: 'utf8', maxBuffer: 1 << 30 });

// A byte of zero is what git itself tells binary files by.
const look = async (content, where, path) => {
  if (content.includes(0)) return;
  looked++;
  const source = { content: content.toString('utf8'), filePath: path, ext: extname(path), contentType: 'text' };
  const { messages } = await lintSource({ source, options: { config, maskSecrets: true, noPhysicFilePath: true } });
  for (const { messageId, ruleId, loc } of messages) {
    if (allowed.has(`${path} ${messageId}`)) continue;
    found++;
    console.log(`${where}:${loc.start.line}: ${messageId} (${ruleId})`);
  }
};

// One process gives all objects: a line about each, its bytes, a line feed.
async function* blobs(names) {
  const cat = spawn('git', ['-C', checkout, 'cat-file', '--batch'], { stdio: ['pipe', 'pipe', 'inherit'] });
  cat.stdin.end([...names.keys()].join('\n') + '\n');
  let rest = Buffer.alloc(0);
  let head;
  for await (const chunk of cat.stdout) {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      if (!head) {
        const end = rest.indexOf(10);
        if (end < 0) break;
        const [id, type, size] = rest.subarray(0, end).toString().split(' ');
        head = { id, type, size: Number(size) };
        rest = rest.subarray(end + 1);
      }
      if (rest.length <= head.size) break;
      if (head.type === 'blob' && head.size <= largest) yield [head.id, names.get(head.id), rest.subarray(0, head.size)];
      rest = rest.subarray(head.size + 1);
      head = undefined;
    }
  }
}

const names = new Map();
for (const line of git('rev-list', '--objects', 'HEAD').split('\n')) {
  const path = line.slice(41);
  if (path) names.set(line.slice(0, 40), path);
}
for await (const [id, path, bytes] of blobs(names)) {
  await look(bytes, `${path} (${id.slice(0, 10)})`, path);
}
for (const path of git('ls-files', '-z', '--modified', '--others', '--exclude-standard').split('\0')) {
  const file = path && statSync(join(checkout, path), { throwIfNoEntry: false });
  if (file && file.isFile() && file.size <= largest) await look(readFileSync(join(checkout, path)), path, path);
}
await look(Buffer.from(git('log', '--format=%H%n%B', 'HEAD')), 'messages of commits', 'messages.txt');

console.log(`${looked} texts looked at, ${found} secrets found`);
process.exitCode = found ? 1 : 0;
