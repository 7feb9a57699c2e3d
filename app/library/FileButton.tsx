import { useRef } from 'react';
import { actions } from '../store/app-state.ts';
import { library as text } from '../text/library.ts';
import { Button } from '../ui/Button.tsx';

/** Opens a file of any kind that the page knows, the same as dropping one. */
export const FileButton = ({ words = text.file }: { readonly words?: string }) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon="open" onClick={() => input.current?.click()}>
        {words}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={event => {
          const [file] = event.target.files ?? [];
          if (file) void actions.openFile(file);
          event.target.value = '';
        }}
      />
    </>
  );
};
