import { useRef } from 'react';
import { actions } from '../store/app-state.ts';
import { library as text } from '../text/library.ts';
import { Button } from '../ui/Button.tsx';

/** Opens a scenario file. */
export const FileButton = () => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon="open" onClick={() => input.current?.click()}>
        {text.file}
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
