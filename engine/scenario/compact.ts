import { isJsonObject, type Json } from './json.ts';

/**
 * Short names of members for links. Frozen: a link keeps its meaning for ever, so entries are added and never changed.
 * A short name is a capital letter with at most one small letter or digit behind it.
 */
const short = {
  format: 'F',
  title: 'T',
  summary: 'S',
  dialect: 'D',
  readings: 'R',
  topology: 'P',
  schedule: 'H',
  recipe: 'C',
  script: 'L',
  interventions: 'I',
  notes: 'N',
  expect: 'X',
  pfs: 'Pf',
  type: 'Pt',
  features: 'Fe',
  driverFeatures: 'Fd',
  manageable: 'Fm',
  totalVfs: 'Vt',
  vf: 'Vf',
  vfs: 'Vs',
  adminQueues: 'Qa',
  queueSize: 'Qs',
  kind: 'K',
  seed: 'Ks',
  actions: 'Ka',
  do: 'O',
  device: 'Od',
  owner: 'Oo',
  numVfs: 'On',
  queue: 'Q',
  command: 'Oc',
  header: 'Oh',
  data: 'Oi',
  raw: 'Or',
  writable: 'Ow',
  register: 'G',
  structure: 'Gs',
  width: 'Gw',
  value: 'V',
  at: 'Om',
  bytes: 'B',
  wanted: 'W',
  with: 'Oz',
  readable: 'Oy',
  splitReadable: 'Ov',
  splitWritable: 'Ou',
  indirect: 'Ok',
  concurrent: 'Lc',
  label: 'Ll',
  scenery: 'Ls',
  repeat: 'Lr',
  atStep: 'A',
  intent: 'Ai',
  action: 'Aa',
  text: 'At',
  that: 'E',
  is: 'Ei',
  select: 'Es',
  set: 'Ef',
  field: 'Er',
  part: 'Ep',
  offset: 'Eo',
  stage: 'Eg',
  clause: 'Ec',
  opcode: 'Eq',
  given: 'En',
  status: 'Ys',
  command_specific_error: 'Ye',
  group_id: 'Yg',
  group_member_id: 'Ym',
  operation: 'Yo',
  resource: 'Yr',
  resource_val: 'Yv',
  attrs_mask: 'Ya',
  managed_device_features_63_0: 'Yf',
} as const satisfies Readonly<Record<string, string>>;

const shortOf: ReadonlyMap<string, string> = new Map(Object.entries(short));
const longOf: ReadonlyMap<string, string> = new Map(Object.entries(short).map(([long, name]) => [name, long]));

// A name that looks short, or escaped, gets a `~` in front, so that every name has one form and comes back as it was.
const shorten = (name: string): string => shortOf.get(name) ?? (/^[A-Z~]/.test(name) ? `~${name}` : name);
const lengthen = (name: string): string => (name.startsWith('~') ? name.slice(1) : (longOf.get(name) ?? name));

const rename = (value: Json, to: (name: string) => string): Json => {
  if (Array.isArray(value)) return value.map((item: Json) => rename(item, to));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([name, inside]): [string, Json] => [to(name), rename(inside, to)]);
  return Object.fromEntries(entries);
};

/** The same data with short names. */
export const toCompact = (value: Json): Json => rename(value, shorten);

/** Undoes `toCompact`; takes any JSON data. */
export const fromCompact = (value: Json): Json => rename(value, lengthen);
