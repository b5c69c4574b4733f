/**
 * Brings the clients into a program: `menara.clients` finds a package's file beside this one and
 * runs it with the code that V8 kept of it. Without the cache, or with one of another V8, it is
 * compiled as any file. Called by itself with `cache`, it writes what it would like to find.
 */
'use strict';
const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

/** By package: the name of its file. Written in when the programs are bundled. */
const FILES = {};

const loaded = new Map();

function load(name) {
  const known = loaded.get(name);
  if (known) return known;
  const filename = path.join(__dirname, `${FILES[name]}.cjs`);
  const source = `(function (exports, require, module) {${readFileSync(filename, 'utf8')}\n})`;
  const cachedData = read(cacheOf(name));
  const script = new vm.Script(source, { filename, cachedData });
  const module = { exports: {} };
  const client = { module, script };
  loaded.set(name, client);
  script.runInThisContext()(module.exports, createRequire(filename), module);
  return client;
}

/** Code is of one V8 and one set of flags alone. */
const FLAGS = [process.versions.v8, ...process.execArgv].join('').replace(/[^\w.=]+/g, '-');

const cacheOf = (name) => path.join(__dirname, `${FILES[name]}.${FLAGS}.cache`);

function read(file) {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const take = (specifier) => load(specifier.split('/')[0]).module.exports[specifier];

globalThis[Symbol.for('menara.clients')] = take;

if (require.main === module) {
  const [verb, ...specifiers] = process.argv.slice(2);
  // Run first: what is compiled on the way is kept, too.
  for (const specifier of specifiers) take(specifier);
  for (const [name, { script }] of loaded) {
    if (verb === 'look')
      console.log(name, script.cachedDataRejected === false ? 'kept' : 'compiled');
    if (verb !== 'cache' || script.cachedDataRejected === false) continue;
    const draft = `${cacheOf(name)}.${process.pid}`;
    writeFileSync(draft, script.createCachedData());
    renameSync(draft, cacheOf(name));
  }
}
