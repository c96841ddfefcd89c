import * as ts from 'typescript';
import { changesAt } from './mutators';

/** A file of the library with one fault in it. */
export interface Mutant {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: string;
  /** From 1. */
  readonly line: number;
  /** That line of the source, and what changes: the name of the mutant in the list of survivors. */
  readonly source: string;
  readonly change: string;
  /** The function that it stands in, numbered as in `counted`; null outside of every function. */
  readonly inFunction: number | null;
}

/** All faults that can be made in a file, in order of place. Equal ones are made once. */
export function mutantsOf(file: string, text: string): Mutant[] {
  const tree = parsed(file, text);
  const functions = functionsOf(tree);
  const found = new Map<string, Mutant>();
  const visit = (node: ts.Node, inFunction: number | null): void => {
    if (isWithoutEffect(node)) return;
    const inside = functions.get(node) ?? inFunction;
    for (const { kind, node: at, text: to } of changesAt(node)) {
      const [start, end] = [at.getStart(tree), at.end];
      const key = `${start}-${end} ${to.replace(/^\((true|false)\)$/, '$1')}`;
      if (found.has(key) || text.slice(start, end) === to) continue;
      const place = placeOf(tree, start, text.slice(start, end), to);
      found.set(key, { file, start, end, text: to, kind, ...place, inFunction: inside });
    }
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(tree, null);
  return [...found.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The text of the file with the fault in it. */
export function withFault(text: string, { start, end, text: to }: Mutant): string {
  return text.slice(0, start) + to + text.slice(end);
}

/**
 * The text with a call of `cover(n)` at the start of every function, so that a run shows which
 * functions a test comes through.
 */
export function counted(file: string, text: string, cover: string): string {
  const tree = parsed(file, text);
  const inserts: [at: number, text: string][] = [];
  for (const [node, number] of functionsOf(tree)) {
    const body = bodyOf(node);
    if (!body) continue;
    const call = `${cover}(${JSON.stringify(`${file}#${number}`)})`;
    if (ts.isBlock(body)) inserts.push([body.getStart(tree) + 1, `${call};`]);
    else inserts.push([body.getStart(tree), `(${call},`], [body.end, ')']);
  }
  inserts.sort(([a], [b]) => b - a);
  return inserts.reduce((made, [at, added]) => made.slice(0, at) + added + made.slice(at), text);
}

function parsed(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
}

function functionsOf(tree: ts.SourceFile): Map<ts.Node, number> {
  const found = new Map<ts.Node, number>();
  const visit = (node: ts.Node): void => {
    if (bodyOf(node)) found.set(node, found.size);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function bodyOf(node: ts.Node): ts.ConciseBody | undefined {
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return node.body;
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) return node.body;
  return ts.isAccessor(node) || ts.isConstructorDeclaration(node) ? node.body : undefined;
}

/**
 * Types say nothing at run time, what types make unreachable no test can reach, and what an error
 * says about an impossible state is read by programmers only.
 */
function isWithoutEffect(node: ts.Node): boolean {
  if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return true;
  if (ts.isTypeAliasDeclaration(node) || ts.isImportDeclaration(node)) return true;
  if (ts.isNewExpression(node)) return /^(Impossible|\w*Error)$/.test(node.expression.getText());
  return ts.isDefaultClause(node) && /\bnever: never\b/.test(node.getText());
}

function placeOf(tree: ts.SourceFile, start: number, from: string, to: string) {
  const { line } = tree.getLineAndCharacterOfPosition(start);
  const source = tree.text.split('\n')[line]?.trim() ?? '';
  return { line: line + 1, source, change: `${short(from)} → ${short(to)}` };
}

function short(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length <= 70 ? flat : `${flat.slice(0, 40)} … ${flat.slice(-25)}`;
}
