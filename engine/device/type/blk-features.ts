import { published } from '../../spec/source.ts';
import type { FeatureBit, Requirement } from '../feature.ts';

const bit = (number: number, name: string, since: string, requires?: Requirement): FeatureBit => ({
  bit: number,
  name,
  device: 'blk',
  source: published(`block device, "Feature bits", since ${since}`),
  ...(requires === undefined ? {} : { requires }),
});

export const FLUSH = 9;
export const CONFIG_WCE = 11;

/** Feature bits of the block device. Source: block device, "Feature bits". */
export const blkFeatures: readonly FeatureBit[] = [
  bit(0, 'BARRIER', 'the legacy interface'),
  bit(1, 'SIZE_MAX', '1.0'),
  bit(2, 'SEG_MAX', '1.0'),
  bit(4, 'GEOMETRY', '1.0'),
  bit(5, 'RO', '1.0'),
  bit(6, 'BLK_SIZE', '1.0'),
  bit(7, 'SCSI', 'the legacy interface'),
  bit(FLUSH, 'FLUSH', '1.0'),
  bit(10, 'TOPOLOGY', '1.0'),
  bit(CONFIG_WCE, 'CONFIG_WCE', '1.0'),
  bit(12, 'MQ', '1.2'),
  bit(13, 'DISCARD', '1.1'),
  bit(14, 'WRITE_ZEROES', '1.1'),
  bit(15, 'LIFETIME', '1.2'),
  bit(16, 'SECURE_ERASE', '1.2'),
  bit(17, 'ZONED', '1.3'),
];
