import { compile, type ElementNode } from '../schema/compile';
import { JW301 } from '../schema/jw301';
import { JW302 } from '../schema/jw302';
import { JW305 } from '../schema/jw305';
import { JW306 } from '../schema/jw306';
import { JW307 } from '../schema/jw307';
import { JW308 } from '../schema/jw308';
import { JW315 } from '../schema/jw315';
import { JW316 } from '../schema/jw316';
import { JW317 } from '../schema/jw317';
import { JW318 } from '../schema/jw318';
import { JW319 } from '../schema/jw319';
import { JW320 } from '../schema/jw320';
import { JW323 } from '../schema/jw323';
import { JW325 } from '../schema/jw325';
import type { SchemaTable } from '../schema/tables';
import type { Jw301 } from './jw301';
import type { Jw302 } from './jw302';
import type { Jw305 } from './jw305';
import type { Jw306 } from './jw306';
import type { Jw307 } from './jw307';
import type { Jw308 } from './jw308';
import type { Jw315 } from './jw315';
import type { Jw316 } from './jw316';
import type { Jw317 } from './jw317';
import type { Jw318 } from './jw318';
import type { Jw319 } from './jw319';
import type { Jw320 } from './jw320';
import type { Jw323 } from './jw323';
import type { Jw325 } from './jw325';

/** The messages of iJw 3.2 by name, with the type of their content. */
export interface Messages {
  JW301: Jw301;
  JW302: Jw302;
  JW305: Jw305;
  JW306: Jw306;
  JW307: Jw307;
  JW308: Jw308;
  JW315: Jw315;
  JW316: Jw316;
  JW317: Jw317;
  JW318: Jw318;
  JW319: Jw319;
  JW320: Jw320;
  JW323: Jw323;
  JW325: Jw325;
}
export type MessageName = keyof Messages;

const TABLES: Readonly<Record<MessageName, SchemaTable>> = {
  JW301,
  JW302,
  JW305,
  JW306,
  JW307,
  JW308,
  JW315,
  JW316,
  JW317,
  JW318,
  JW319,
  JW320,
  JW323,
  JW325,
};
const NAMES = Object.keys(TABLES) as MessageName[];
const byNamespace = new Map(NAMES.map((name) => [TABLES[name].namespace, name]));
const compiled = new Map<MessageName, ElementNode>();

/** Which message has its root element in this namespace. */
export function messageOf(namespace: string): MessageName | undefined {
  return byNamespace.get(namespace);
}

/** The schema table of a message. */
export function tableOf(name: MessageName): SchemaTable {
  return TABLES[name];
}

/** The root element of a message with everything under it; made on first use. */
export function rootOf(name: MessageName): ElementNode {
  const root = compiled.get(name) ?? compile(TABLES[name]);
  compiled.set(name, root);
  return root;
}
