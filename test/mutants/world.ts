import { transformSync, type Options } from '@swc/core';
import { existsSync, readFileSync } from 'fs';
import { createRequire } from 'module';
import { dirname, join } from 'path';
import { Script } from 'vm';

/**
 * The modules of the library and its specs, loaded anew for every mutant: a table that a fault
 * changed, or what is kept between two calls, is never seen by the next. What does not change is
 * compiled once. Paths are from the root of the repository.
 */
export class World {
  private readonly modules = new Map<string, { exports: unknown }>();

  /**
   * @param given packages that are others in this world, by name
   * @param instead the file that is another in this world, with its text
   */
  constructor(
    private readonly scripts: Scripts,
    private readonly given: Readonly<Record<string, unknown>>,
    private readonly instead: { readonly file: string; readonly text: string } | null = null,
  ) {}

  /** The files that were loaded until now. */
  get loaded(): string[] {
    return [...this.modules.keys()];
  }

  /** What the module exports; it runs when first asked for. */
  load(file: string): unknown {
    const known = this.modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    this.modules.set(file, module);
    if (file.endsWith('.json')) {
      module.exports = JSON.parse(readFileSync(file, 'utf8'));
    } else {
      const run = this.scriptOf(file).runInThisContext() as Run;
      const asked = (name: string) => this.required(file, name);
      run(module.exports as object, asked, module, file, dirname(file));
    }
    return module.exports;
  }

  private scriptOf(file: string): Script {
    const { instead } = this;
    return instead?.file === file ? compiled(file, instead.text) : this.scripts.of(file);
  }

  private required(from: string, name: string): unknown {
    const file = fileOf(from, name);
    return file === null ? (this.given[name] ?? packages(name)) : this.load(file);
  }
}

type Run = (
  exports: object,
  require: (name: string) => unknown,
  module: { exports: unknown },
  filename: string,
  dirname: string,
) => void;

/** Compiled files, kept for all worlds. `change` may alter a text before it is compiled. */
export class Scripts {
  private readonly known = new Map<string, Script>();

  constructor(
    private readonly change: (file: string, text: string) => string = (_, text) => text,
  ) {}

  of(file: string): Script {
    const known = this.known.get(file);
    if (known) return known;
    const script = compiled(file, this.change(file, readFileSync(file, 'utf8')));
    this.known.set(file, script);
    return script;
  }
}

function compiled(file: string, text: string): Script {
  const { code } = transformSync(text, { ...OPTIONS, filename: file });
  return new Script(`(function (exports, require, module, __filename, __dirname) {${code}\n})`, {
    filename: file,
  });
}

const OPTIONS: Options = {
  swcrc: false,
  jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' },
  module: { type: 'commonjs', ignoreDynamic: true },
};

/** The file of ours that is asked for, from the root of the repository; null for a package. */
function fileOf(from: string, name: string): string | null {
  const library = /^@grensverkeer\/(.+)$/.exec(name)?.[1];
  if (library) return join('libs', library, 'src/index.ts');
  if (!name.startsWith('.')) return null;
  const path = join(dirname(from), name);
  const known = PATHS.get(path);
  if (known !== undefined) return known;
  const found = [`${path}.ts`, join(path, 'index.ts')].find((one) => existsSync(one)) ?? path;
  PATHS.set(path, found);
  return found;
}

const packages = createRequire(__filename);
const PATHS = new Map<string, string>();
