import { startKeeping } from '../keeping/keep.ts';
import { listenToMenus } from '../menu/listen.ts';

// What the page does besides answering: it begins when the page is there.
startKeeping();
listenToMenus();
