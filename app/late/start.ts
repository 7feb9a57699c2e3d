import { startKeepingEdits } from '../edits/keep-edits.ts';
import { startKeeping } from '../keeping/keep.ts';
import { listenAhead } from '../keys/type-ahead.ts';
import { listenToMenus } from '../menu/listen.ts';
import { isTalking } from '../presenter/is-talking.ts';
import { keepAddress } from './address.ts';
import { startFollowing } from './follow.ts';

// What the page does besides answering: it begins when the page is there.
keepAddress();
startKeeping();
startKeepingEdits();
listenToMenus();
listenAhead();
startFollowing();
if (isTalking()) void import('../presenter/stage.ts').then(({ startStage }) => startStage());
