import { useRef } from 'react';
import { actions } from '../store/app-state.ts';
import { recording as text } from '../text/recording.ts';
import { Button } from '../ui/Button.tsx';

/** The same as dropping one. */
export const ChooseFile = () => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon="open" onClick={() => input.current?.click()}>
        {text.choose}
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
