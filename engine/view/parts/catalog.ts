import type { ClauseRef } from './clause.ts';
import type { FeatureBitView } from './features.ts';
import type { SourceView } from './values.ts';

/** One field of a form: a struct's field as it is declared. */
export interface FormField {
  /** Member of the struct: `group_member_id`. */
  readonly name: string;
  /** Offset in the device-readable part. */
  readonly offset: number;
  readonly size: number;
  readonly type: string;
  readonly values: readonly { readonly value: number; readonly name: string }[];
  readonly show: 'dec' | 'hex' | 'feature-bits' | 'bits' | 'addr';
  readonly doc: string;
  readonly source: SourceView;
  readonly reserved: boolean;
}

export interface CatalogCommand {
  readonly name: string;
  readonly title: string;
  readonly doc: string;
  readonly opcode: string;
  readonly source: SourceView;
  readonly header: readonly FormField[];
  readonly data: readonly FormField[];
  readonly readable: number;
  readonly writable: number;
  /** Whether the member id means anything; and whether it has to be that of a member, under the readings in force. */
  readonly usesMember: boolean;
  readonly needsMember: boolean;
  /** Data that a form starts with, where a command of zeros would be refused. */
  readonly first: Readonly<Record<string, number>>;
}

/** What forms and documentation need to know of the dialect; sent once after loading. */
export interface CatalogView {
  /** Header fields that hold the opcode, the group and the member. */
  readonly headerFields: { readonly opcode: string; readonly group: string; readonly member: string };
  /** Fields of the header, also where a version has no command at all. */
  readonly header: readonly FormField[];
  readonly commands: readonly CatalogCommand[];
  readonly groups: readonly { readonly id: number; readonly name: string; readonly source: SourceView }[];
  readonly features: readonly FeatureBitView[];
  readonly statuses: readonly {
    readonly field: string;
    readonly value: number;
    readonly name: string;
    readonly doc: string;
    readonly source: SourceView;
  }[];
  readonly clauses: readonly ClauseRef[];
}
