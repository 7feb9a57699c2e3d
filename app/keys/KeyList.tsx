import { actions } from '../store/app-state.ts';
import { keyList as text } from '../text/overlays.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';

const KeyList = () => (
  <Dialog title={text.title} onClose={actions.closeOverlay}>
    <table className="w-full border-collapse">
      <tbody>
        {text.rows.map(([key, what]) => (
          <tr key={key} className="border-hair border-b">
            <th scope="row" className="w-32 py-1.5 pl-4 text-left font-normal">
              <Kbd>{key}</Kbd>
            </th>
            <td className="py-1.5 pr-4">{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <p className="px-4 py-3 text-ink-3">{text.hint}</p>
  </Dialog>
);

export default KeyList;
