import { useState } from 'react';
import type { Shape } from '../../engine/protocol/messages.ts';
import { inputClass } from '../command/input-classes.ts';
import { hasBit, toggled } from '../draft/bits.ts';
import { useAround, useAt, useErrorsAt, useShapeAt } from '../draft/draft-context.ts';
import { Field, OtherThing, useFirst, Wrong } from '../draft/Field.tsx';
import { fresh } from '../draft/fresh.ts';
import {
  isList,
  isObject,
  type Json,
  type JsonObject,
  listIn,
  membersOf,
  type Path,
  shapeInside,
  writePath,
} from '../draft/json.ts';
import { Members } from '../draft/Members.tsx';
import { RecordFields } from '../draft/RecordFields.tsx';
import { typeOfPf, typeOfVf } from '../draft/types.ts';
import { editor as text } from '../text/editor.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { edit } from './draft.ts';
import { type FeatureColumn, FeatureTable } from './FeatureTable.tsx';

const PFS = ['topology', 'pfs'];
const FAULTS = ['topology', 'faults'];

/** The functions. */
export const TopologyPart = () => {
  const shape = useShapeAt(['topology']);
  const pfs = useAt(PFS);
  const first = useFirst();
  const errors = [...useErrorsAt(PFS), ...useErrorsAt(['topology'])];
  if (!shape) return null;
  const list = shapeInside(shape, null, 'pfs');
  const faults = shapeInside(shape, null, 'faults');
  if (list?.kind !== 'list') return null;
  if (pfs !== undefined && !isList(pfs)) return <OtherThing path={PFS} shape={list} value={pfs} />;
  const all = pfs ?? [];
  return (
    <div data-path="topology" className="flex flex-col gap-4 px-4">
      {all.length === 0 && <p className="text-ink-3">{text.nothing.pfs}</p>}
      <Wrong id="topology" errors={errors} />
      {all.map((pf, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a PF is its number.
        <Pf key={i} number={i} pf={pf} shape={list.item} alone={all.length === 1} />
      ))}
      <div>
        <Button onClick={() => edit(PFS, [...all, all.at(-1) ?? fresh(list.item, first)])}>{text.addNamed.pfs}</Button>
      </div>
      {faults?.kind === 'record' && (
        <RecordFields path={FAULTS} label={text.faults} shape={faults} optional addText={text.addNamed.fault} />
      )}
    </div>
  );
};

interface PfProps {
  readonly number: number;
  readonly pf: Json;
  readonly shape: Shape;
  readonly alone: boolean;
}

/** Members that stand in tables, or have controls of their own. */
const ELSEWHERE = ['features', 'driverFeatures', 'manageable', 'vf', 'vfs', 'adminQueues'];

const Pf = ({ number, pf, shape, alone }: PfProps) => {
  const path: Path = [...PFS, number];
  const errors = useErrorsAt(path);
  const pfs = useAt(PFS);
  const title = text.pf(number);
  return (
    <section aria-label={title} data-path={writePath(path)} className="flex flex-col gap-2 border-hair border-t pt-2">
      <header className="flex items-center gap-3">
        <h4 className="font-semibold text-t3">{title}</h4>
        {!alone && (
          <IconButton
            icon="close"
            label={`${text.item.remove}: ${title}`}
            onClick={() =>
              edit(
                PFS,
                listIn(pfs).filter((_, i) => i !== number),
              )
            }
            className="size-6 border-transparent"
          />
        )}
      </header>
      <Wrong id={writePath(path)} errors={errors} />
      {isObject(pf) ? (
        <PfForm path={path} pf={pf} shape={shape} />
      ) : (
        <OtherThing path={path} shape={shape} value={pf} />
      )}
    </section>
  );
};

const PfForm = ({ path, pf, shape }: { readonly path: Path; readonly pf: JsonObject; readonly shape: Shape }) => {
  const vfs = isObject(pf.vfs) ? pf.vfs : {};
  const type = typeOfPf(pf);
  const own: FeatureColumn[] = (['features', 'driverFeatures', 'manageable'] as const).map(name => ({
    path: [...path, name],
    type: name === 'manageable' ? typeOfVf(pf, pf.vf) : type,
    group: text.pf(Number(path.at(-1))),
    name: text.columns[name],
  }));
  const ofVf = (name: string, place: Path, vf: Json | undefined): FeatureColumn[] =>
    (['features', 'driverFeatures'] as const).map(each => ({
      path: [...place, each],
      type: typeOfVf(pf, vf),
      group: name,
      name: text.columns[each],
    }));
  const columns = [
    ...own,
    ...ofVf(text.eachVf, [...path, 'vf'], pf.vf),
    ...Object.entries(vfs).flatMap(([vf, inside]) => ofVf(text.vf(vf), [...path, 'vfs', vf], inside)),
  ];
  return (
    <>
      <Members path={path} members={membersOf(shape, pf)} without={ELSEWHERE} standards={{ type: 'net' }} />
      <AdminQueues path={[...path, 'adminQueues']} shape={shapeInside(shape, pf, 'adminQueues')} />
      <RingFormat path={path} pf={pf} />
      <Vfs path={path} pf={pf} shape={shape} />
      <FeatureTable label={text.featuresOf(text.pf(Number(path.at(-1))))} columns={columns} />
    </>
  );
};

const AdminQueues = ({ path, shape }: { readonly path: Path; readonly shape: Shape | null }) => {
  const value = useAt(path);
  const errors = useErrorsAt(path);
  if (shape?.kind !== 'list') return null;
  if (value !== undefined && !isList(value)) return <OtherThing path={path} shape={shape} value={value} />;
  const sizes = value ?? [];
  return (
    <fieldset data-path={writePath(path)}>
      <legend className="float-left w-[112px] py-1 font-mono text-ink-2">adminQueues</legend>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        {sizes.map((_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a virtqueue is its place.
          <span key={i} className="flex items-start">
            <span className="w-20 [&_label]:sr-only [&>div]:block">
              <Field path={[...path, i]} shape={shape.item} label={`adminQueues ${i}`} />
            </span>
            <IconButton
              icon="close"
              label={`${text.item.remove}: adminQueues ${i}`}
              onClick={() =>
                edit(
                  path,
                  sizes.filter((_, k) => k !== i),
                )
              }
              className="size-6 border-transparent"
            />
          </span>
        ))}
        <Button onClick={() => edit(path, [...sizes, sizes.at(-1) ?? 8])} className="h-6">
          {text.addNamed.adminQueues}
        </Button>
      </div>
      <Wrong id={writePath(path)} errors={errors} />
    </fieldset>
  );
};

/** Packed where both the PF and its driver know the bit for it: a feature like any other. */
const RingFormat = ({ path, pf }: { readonly path: Path; readonly pf: JsonObject }) => {
  const { frame } = useAround();
  const bits = frame?.features[typeOfPf(pf)];
  const name = frame?.packed;
  const bit = bits?.find(({ written }) => written === name);
  if (!bits || !bit) return null;
  const isPacked = hasBit(pf.features, bit) && hasBit(pf.driverFeatures, bit);
  const choose = (format: 'split' | 'packed'): void => {
    const wanted = format === 'packed';
    const change = (list: Json | undefined): readonly Json[] =>
      hasBit(list, bit) === wanted ? listIn(list) : toggled(list, bit, bits);
    edit(path, { ...pf, features: change(pf.features), driverFeatures: change(pf.driverFeatures) });
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3">
      <span className="w-[104px] text-ink-2">{text.ring}</span>
      <Segmented
        label={text.ring}
        options={(['split', 'packed'] as const).map(value => ({ value, text: text.rings[value] }))}
        value={isPacked ? 'packed' : 'split'}
        onChange={choose}
      />
    </div>
  );
};

/** What each VF is, and those that are of a kind of their own. */
const Vfs = ({ path, pf, shape }: { readonly path: Path; readonly pf: JsonObject; readonly shape: Shape }) => {
  const [number, setNumber] = useState('');
  const vfs = isObject(pf.vfs) ? pf.vfs : {};
  const vfShape = shapeInside(shape, pf, 'vf');
  const type = membersOf(vfShape, pf.vf).find(({ name }) => name === 'type');
  const errors = useErrorsAt([...path, 'vfs']);
  const remove = (vf: string): void => {
    const rest = Object.fromEntries(Object.entries(vfs).filter(([each]) => each !== vf));
    edit([...path, 'vfs'], Object.keys(rest).length === 0 ? undefined : rest);
  };
  const add = (): void => {
    if (number === '' || vfs[number] !== undefined) return;
    edit([...path, 'vfs', number], pf.vf ?? {});
    setNumber('');
  };
  if (!type) return null;
  return (
    <fieldset data-path={writePath([...path, 'vfs'])}>
      <legend translate="no" className="sr-only">
        VFs
      </legend>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(260px,100%),1fr))] gap-x-5 gap-y-1">
        <Field path={[...path, 'vf', 'type']} shape={type.shape} label="vf.type" optional standard={typeOfPf(pf)} />
        {Object.keys(vfs).map(vf => (
          <div key={vf} data-path={writePath([...path, 'vfs', vf])} className="flex items-start">
            <span className="min-w-0 flex-1">
              <Field
                path={[...path, 'vfs', vf, 'type']}
                shape={type.shape}
                label={`vfs.${vf}.type`}
                optional
                standard={typeOfPf(pf)}
              />
              <VfErrors path={[...path, 'vfs', vf]} />
            </span>
            <IconButton
              icon="close"
              label={`${text.item.remove}: ${text.vf(vf)}`}
              onClick={() => remove(vf)}
              className="size-6 border-transparent"
            />
          </div>
        ))}
        <div className="flex items-center gap-2">
          <input
            aria-label={text.vfNumber}
            placeholder={text.vfNumber}
            inputMode="numeric"
            value={number}
            onChange={({ target }) => setNumber(target.value.replaceAll(/\D/g, '').slice(0, 5))}
            className={`${inputClass} w-24 placeholder:text-ink-3`}
          />
          <Button onClick={add} disabled={number === ''} className="h-6">
            {text.addNamed.vfs}
          </Button>
        </div>
      </div>
      <Wrong id={writePath([...path, 'vfs'])} errors={errors} />
    </fieldset>
  );
};

const VfErrors = ({ path }: { readonly path: Path }) => <Wrong id={writePath(path)} errors={useErrorsAt(path)} />;
