/** What was done last is undone, apart from time; and done again. */
export const undo = async (): Promise<void> => (await import('../edits/undo.ts')).undo();
export const redo = async (): Promise<void> => (await import('../edits/undo.ts')).redo();
