import * as ts from 'typescript';

/** One small fault in place of a node: what kind of fault, and the text that stands there then. */
export interface Change {
  readonly kind: string;
  readonly node: ts.Node;
  readonly text: string;
}

/** The faults that can be made at one node, its children left as they are. */
export function changesAt(node: ts.Node): Change[] {
  return MUTATORS.flatMap((mutator) => mutator(node));
}

type Mutator = (node: ts.Node) => Change[];

const K = ts.SyntaxKind;

/** What may stand in place of an operator. Boundaries shift by one; comparisons turn round. */
const OPERATORS: Partial<Record<ts.SyntaxKind, readonly string[]>> = {
  [K.LessThanToken]: ['<=', '>='],
  [K.LessThanEqualsToken]: ['<', '>'],
  [K.GreaterThanToken]: ['>=', '<='],
  [K.GreaterThanEqualsToken]: ['>', '<'],
  [K.EqualsEqualsEqualsToken]: ['!=='],
  [K.ExclamationEqualsEqualsToken]: ['==='],
  [K.EqualsEqualsToken]: ['!='],
  [K.ExclamationEqualsToken]: ['=='],
  [K.AmpersandAmpersandToken]: ['||'],
  [K.BarBarToken]: ['&&'],
  [K.PlusToken]: ['-'],
  [K.MinusToken]: ['+'],
  [K.AsteriskToken]: ['/'],
  [K.SlashToken]: ['*'],
  [K.PercentToken]: ['*'],
  [K.GreaterThanGreaterThanToken]: ['<<'],
  [K.PlusEqualsToken]: ['-='],
  [K.MinusEqualsToken]: ['+='],
};
const CONDITIONS = new Set([
  ...[K.LessThanToken, K.LessThanEqualsToken, K.GreaterThanToken, K.GreaterThanEqualsToken],
  ...[K.EqualsEqualsEqualsToken, K.ExclamationEqualsEqualsToken],
  ...[K.EqualsEqualsToken, K.ExclamationEqualsToken],
  ...[K.AmpersandAmpersandToken, K.BarBarToken],
]);

/** Method calls that become another call; an empty name takes the call away. */
const METHODS: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  toUpperCase: 'toLowerCase',
  toLowerCase: 'toUpperCase',
  padStart: 'padEnd',
  padEnd: 'padStart',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  find: 'findLast',
  findLast: 'find',
  filter: '',
  sort: '',
  toSorted: '',
  reverse: '',
  toReversed: '',
  slice: '',
  trim: '',
  flat: '',
};

const MUTATORS: readonly Mutator[] = [
  operators,
  conditions,
  fallbacks,
  prefixes,
  steps,
  literals,
  regexes,
  collections,
  bodies,
  statements,
  cases,
  methods,
  optionalChains,
];

function operators(node: ts.Node): Change[] {
  if (!ts.isBinaryExpression(node) || isJoiningText(node)) return [];
  const others = OPERATORS[node.operatorToken.kind] ?? [];
  return others.map((text) => ({ kind: 'operator', node: node.operatorToken, text }));
}

/** A plus between texts; taking texts away from each other is no fault that anybody makes. */
function isJoiningText({ operatorToken, left, right }: ts.BinaryExpression): boolean {
  const isText = (side: ts.Node) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side);
  return operatorToken.kind === K.PlusToken && (isText(left) || isText(right));
}

function conditions(node: ts.Node): Change[] {
  const always = (at: ts.Node, ...texts: string[]): Change[] =>
    texts.map((text) => ({ kind: 'condition', node: at, text }));
  if (ts.isBinaryExpression(node) && CONDITIONS.has(node.operatorToken.kind)) {
    return always(node, 'true', 'false');
  }
  if (ts.isIfStatement(node)) return always(node.expression, 'true', 'false');
  if (ts.isConditionalExpression(node)) return always(node.condition, 'true', 'false');
  if (ts.isWhileStatement(node)) return always(node.expression, 'false');
  if (ts.isForStatement(node) && node.condition) return always(node.condition, 'false');
  return [];
}

/** `a ?? b`: never the fallback, always the fallback. */
function fallbacks(node: ts.Node): Change[] {
  if (!ts.isBinaryExpression(node)) return [];
  if (node.operatorToken.kind !== K.QuestionQuestionToken) return [];
  return [node.left, node.right].map((side) => ({
    kind: 'fallback',
    node,
    text: `(${side.getText()})`,
  }));
}

function prefixes(node: ts.Node): Change[] {
  if (!ts.isPrefixUnaryExpression(node)) return [];
  const { operator, operand } = node;
  if (operator !== K.ExclamationToken && operator !== K.MinusToken) return [];
  return [{ kind: 'prefix', node, text: operand.getText() }];
}

function steps(node: ts.Node): Change[] {
  if (!ts.isPrefixUnaryExpression(node) && !ts.isPostfixUnaryExpression(node)) return [];
  const text = node.getText();
  if (text.includes('++')) return [{ kind: 'operator', node, text: text.replace('++', '--') }];
  if (text.includes('--')) return [{ kind: 'operator', node, text: text.replace('--', '++') }];
  return [];
}

function literals(node: ts.Node): Change[] {
  const one = (kind: string, text: string): Change[] => [{ kind, node, text }];
  if (node.kind === K.TrueKeyword) return one('boolean', 'false');
  if (node.kind === K.FalseKeyword) return one('boolean', 'true');
  if (ts.isNumericLiteral(node)) return one('number', `(${node.getText()} + 1)`);
  if (ts.isBigIntLiteral(node)) return one('number', `(${node.getText()} + 1n)`);
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return [];
  if (isName(node)) return [];
  return one('text', ts.isStringLiteralLike(node) && node.text === '' ? `'mutated'` : `''`);
}

/** A text that names a member or a module is no value. */
function isName(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isExportDeclaration(parent) || (ts.isPropertyAssignment(parent) && parent.name === node)
  );
}

function regexes(node: ts.Node): Change[] {
  if (!ts.isRegularExpressionLiteral(node)) return [];
  const text = node.getText();
  const others = [
    text.replace(/^\/\^/, '/'),
    text.replace(/\$\/(\w*)$/, '/$1'),
    ...[...text.matchAll(/\\[dDwWsS]/g)].map(({ 0: found, index }) => {
      const [slash, letter] = [found.charAt(0), found.charAt(1)];
      const turned = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
      return `${text.slice(0, index)}${slash}${turned}${text.slice(index + 2)}`;
    }),
  ];
  return others
    .filter((other) => other !== text)
    .map((other) => ({ kind: 'regex', node, text: other }));
}

function collections(node: ts.Node): Change[] {
  if (ts.isArrayLiteralExpression(node) && !isAssignedTo(node)) {
    return [{ kind: 'list', node, text: node.elements.length === 0 ? `['mutated']` : '[]' }];
  }
  if (ts.isObjectLiteralExpression(node) && node.properties.length > 0 && !isAssignedTo(node)) {
    const text = ts.isArrowFunction(node.parent) ? '({})' : '{}';
    return [{ kind: 'object', node, text }];
  }
  return [];
}

function isAssignedTo(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === K.EqualsToken
  );
}

/** What a function, a branch or a loop does is left out. */
function bodies(node: ts.Node): Change[] {
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) {
    const isNothing = node.body.getText() === 'undefined';
    return isNothing ? [] : [{ kind: 'body', node: node.body, text: 'undefined' }];
  }
  if (!ts.isBlock(node) || node.statements.length === 0) return [];
  const [first] = node.statements;
  const isOneCall = node.statements.length === 1 && first && ts.isExpressionStatement(first);
  return isOneCall ? [] : [{ kind: 'body', node, text: '{}' }];
}

/** A statement that only has an effect is left out. */
function statements(node: ts.Node): Change[] {
  return ts.isExpressionStatement(node) ? [{ kind: 'statement', node, text: '{}' }] : [];
}

/** A case does nothing and falls through to the next. */
function cases(node: ts.Node): Change[] {
  if (!ts.isCaseClause(node) || node.statements.length === 0) return [];
  return [{ kind: 'case', node, text: `case ${node.expression.getText()}:` }];
}

function methods(node: ts.Node): Change[] {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { name, expression } = node.expression;
  const other = Object.hasOwn(METHODS, name.text) ? METHODS[name.text] : undefined;
  if (other === undefined) return [];
  if (other === '') return [{ kind: 'method', node, text: expression.getText() }];
  return [{ kind: 'method', node: name, text: other }];
}

function optionalChains(node: ts.Node): Change[] {
  const isChain = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
  if (!isChain && !ts.isCallExpression(node)) return [];
  const { questionDotToken: token } = node;
  if (!token) return [];
  return [{ kind: 'chain', node: token, text: ts.isPropertyAccessExpression(node) ? '.' : '' }];
}
