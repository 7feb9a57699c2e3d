import { readdirSync, readFileSync } from 'node:fs';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { speech } from './catalogue.ts';
import * as german from './de/index.ts';

const app = new URL('../', import.meta.url);
const files = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
const machinery = ['text/catalogue.ts'];
const catalogues = files.filter(file => /^text\/[^/]+$/.test(file) && !machinery.includes(file));

type Words = Readonly<Record<string, unknown>>;
const isWords = (value: unknown): value is Words => typeof value === 'object' && value !== null;
const load = async (file: string): Promise<Words> => (await import(new URL(file, app).href)) as Words;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [part: string]: unknown;
}
const isNode = (value: unknown): value is Node => isWords(value) && typeof value.type === 'string';
const partsOf = (node: Node): readonly Node[] => Object.values(node).flat().filter(isNode);

const parsed = (file: string) => {
  const code = readFileSync(new URL(file, app), 'utf8');
  const ast = parseAst(code, { lang: file.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node;
  const line = ({ start }: Node) => `${file}:${code.slice(0, start).split('\n').length}`;
  return { body: ast.body as readonly Node[], line };
};

describe('the catalogue', () => {
  it.each(catalogues)('%s makes all of its texts known by their names', async file => {
    const texts = Object.entries(await load(file)).filter(([, value]) => isWords(value));
    expect(texts.length).toBeGreaterThan(0);
    for (const [name, value] of texts) expect([name, speech.loaded[name] === value]).toEqual([name, true]);
  });

  it('has the same names in German', () => {
    expect(Object.keys(german).filter(name => !(name in speech.loaded))).toEqual([]);
  });
});

/**
 * Texts are written over when another language is chosen, so what runs only once must not keep one: objects with texts
 * may be kept, texts may not.
 */
describe('what is made when a file is loaded', () => {
  const runsAtOnce = /^(map|flatMap|filter|forEach|reduce|fromEntries)$/;

  /** Texts that a file reads while it is loaded. */
  const keptTexts = async (file: string): Promise<readonly string[]> => {
    const { body, line } = parsed(file);
    const known = new Map<string, unknown>();
    for (const each of body) {
      const source = (each.source as { value?: string } | undefined)?.value ?? '';
      if (each.type !== 'ImportDeclaration' || each.importKind === 'type' || !/\/text\/(?!catalogue)/.test(source))
        continue;
      const texts = await load(new URL(source, new URL(file, app)).href);
      for (const { imported, local, type } of each.specifiers as readonly Record<string, Node>[]) {
        if (`${type}` === 'ImportSpecifier') known.set(`${local?.name}`, texts[`${imported?.name}`]);
      }
    }
    if (known.size === 0) return [];

    const kept: string[] = [];
    /** The object with texts that an expression is, or undefined. */
    const reached = (node: Node): unknown => {
      if (node.type === 'Identifier') return known.get(`${node.name}`);
      if (node.type !== 'MemberExpression') return undefined;
      const of = reached(node.object as Node);
      if (!isWords(of)) return undefined;
      // Whichever it is: one of them tells what they are.
      return node.computed ? Object.values(of)[0] : of[`${(node.property as Node).name}`];
    };
    const name = (pattern: Node, value: unknown): void => {
      if (pattern.type === 'Identifier') known.set(`${pattern.name}`, value);
      if (pattern.type !== 'ObjectPattern' || !isWords(value)) return;
      for (const property of pattern.properties as readonly Node[]) {
        const part = value[`${(property.key as Node).name}`];
        if (isWords(part)) name(property.value as Node, part);
        else kept.push(line(property));
      }
    };
    const look = (node: Node, runs: boolean): void => {
      if (/^TS(?!AsExpression|SatisfiesExpression|NonNullExpression)/.test(node.type)) return;
      if (/Function/.test(node.type) && !runs) return;
      if (node.type === 'MemberExpression' || node.type === 'Identifier') {
        const value = reached(node);
        if (typeof value === 'string' || typeof value === 'function') kept.push(line(node));
        if (value !== undefined) return;
      }
      if (node.type === 'SpreadElement' && isWords(reached(node.argument as Node))) kept.push(line(node));
      const { callee } = node as { callee?: Node };
      const callsBack =
        node.type === 'CallExpression' && runsAtOnce.test(`${(callee?.property as Node | undefined)?.name}`);
      for (const part of partsOf(node)) {
        const isName = node.type === 'MemberExpression' && part === node.property && !node.computed;
        if (!isName && !(node.type === 'Property' && part === node.key && !node.computed)) look(part, callsBack);
      }
      if (node.type === 'VariableDeclarator' && node.init) name(node.id as Node, reached(node.init as Node));
    };
    for (const each of body) if (each.type !== 'ImportDeclaration') look(each, false);
    return kept;
  };

  it('keeps no text', async () => {
    const kept = await Promise.all(files.filter(file => !file.startsWith('text/')).map(keptTexts));
    expect(kept.flat()).toEqual([]);
  });
});

describe('what a component writes', () => {
  const spokenOf = /^(aria-(label|description|roledescription|valuetext|placeholder)|title|placeholder|alt|label)$/;
  /** Names of the specification and of the members of a scenario are the same in every language. */
  const names = ['device_status', 'adminQueues', 'VFs', 'null'];
  /** Rows of forms, which are labelled by the names of such members. */
  const rows = ['Field', 'FieldRow', 'RecordFields'];
  const isWord = (word: string) => !names.includes(word);
  const wordsIn = (literal: string) => (literal.match(/\p{L}[\p{L}_]+/gu) ?? []).filter(isWord);

  /** Words that an expression is, whichever way it goes. */
  const shown = (node: Node | null | undefined): readonly string[] => {
    switch (node?.type) {
      case 'Literal':
        return typeof node.value === 'string' ? wordsIn(node.value) : [];
      case 'TemplateLiteral':
        return (node.quasis as readonly Node[]).flatMap(part => wordsIn((part.value as { readonly raw: string }).raw));
      case 'JSXExpressionContainer':
        return shown(node.expression as Node);
      case 'ConditionalExpression':
        return [...shown(node.consequent as Node), ...shown(node.alternate as Node)];
      case 'LogicalExpression':
      case 'BinaryExpression':
        return [...(node.operator === '&&' ? [] : shown(node.left as Node)), ...shown(node.right as Node)];
      default:
        return [];
    }
  };

  const literalsIn = (file: string): readonly string[] => {
    const { body, line } = parsed(file);
    const found: string[] = [];
    const tell = (node: Node, words: readonly string[]) => {
      if (words.length > 0) found.push(`${line(node)} ${words.join(' ')}`);
    };
    const look = (node: Node): void => {
      if (node.type === 'JSXText') return tell(node, wordsIn(`${node.value}`));
      if (node.type === 'JSXOpeningElement' && rows.includes(`${(node.name as Node).name}`)) return;
      if (node.type === 'JSXAttribute') {
        if (spokenOf.test(`${(node.name as Node).name}`)) tell(node, shown(node.value as Node | null));
        return isNode(node.value) ? partsOf(node.value).forEach(look) : undefined;
      }
      if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
        for (const child of node.children as readonly Node[]) {
          if (child.type === 'JSXExpressionContainer') tell(child, shown(child));
        }
      }
      partsOf(node).forEach(look);
    };
    body.forEach(look);
    return found;
  };

  it('is in the catalogue', () => {
    const components = files.filter(file => file.endsWith('.tsx'));
    expect(components.length).toBeGreaterThan(200);
    expect(components.flatMap(literalsIn)).toEqual([]);
  });
});
