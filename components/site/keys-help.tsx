'use client';
/** The keyboard map: what each key does, and the switch that turns single keys off. */
import { useRef, useState } from 'react';
import { Dialog } from './dialog.tsx';
import { keysAreOn, switchKeys, useKeys } from './keys.ts';
import { readingWords } from './words.reading.ts';
import type { Locale } from './words.ts';

const { keys: words } = readingWords;

const rows = [
  [['?'], words.map],
  [['/'], words.search],
  [['n', 'p'], words.step],
  [['t', 'g'], words.side],
  [['k'], words.pause],
  [['0'], words.now],
  [['←', '→'], words.axis],
] as const;

export function KeysHelp({ locale }: { locale: Locale }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(true);
  const open = () => {
    setOn(keysAreOn());
    dialog.current?.showModal();
  };
  useKeys({ '?': open });
  return (
    <>
      <button type="button" className="head-keys" aria-label={words.title[locale]} onClick={open}>
        ?
      </button>
      <Dialog ref={dialog} title={words.title[locale]} locale={locale} testid="keys">
        <dl className="keys">
          {rows.map(([keys, text]) => (
            <div key={keys.join()}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{text[locale]}</dd>
            </div>
          ))}
        </dl>
        <label className="keys-switch">
          <input
            type="checkbox"
            checked={on}
            onChange={({ target }) => {
              switchKeys(target.checked);
              setOn(target.checked);
            }}
          />
          {words.on[locale]}
        </label>
      </Dialog>
    </>
  );
}
