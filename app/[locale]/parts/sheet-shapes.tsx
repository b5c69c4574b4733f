'use client';
/** The small shapes: keys, states of a record, document sheets. */
import { Chip } from '#components/view/chip.tsx';
import { DocumentSheets } from '#components/view/document-sheets.tsx';
import css from './sheet.module.css';
import { Part, type PartProps } from './sheet.tsx';

export function SheetShapes({ w, locale }: PartProps) {
  return (
    <>
      <Part id="keys" title={w.keys}>
        <div className={css.keys}>
          {Object.entries(w.shapes).map(([key, shape]) => (
            <Specimen key={key} keyName={key} name={key} text={shape} />
          ))}
          <Specimen keyName={null} name="null" text={w.noKey} />
        </div>
        <p className={css.prose}>
          {w.prose[0]} <Chip keyName="budi" size={13} /> {w.prose[1]} {w.prose[2]}{' '}
          <Chip keyName="dewi" size={13} /> {w.prose[3]} {w.prose[4]}
        </p>
      </Part>
      <Part id="states" title={w.states}>
        <div className={css.keys}>
          {['budi', 'dewi', 'agus', 'wawan'].map((key) => (
            <States key={key} w={w} keyName={key} />
          ))}
        </div>
      </Part>
      <Part id="sheets" title={w.sheets}>
        <div className={css.row}>
          {[1, 48, 0].map((count) => (
            <DocumentSheets
              key={count}
              keyName="dewi"
              lines={['evt-7 payment', locale === 'id' ? 'Rp10.000' : 'Rp10,000']}
              count={count}
              words={w.sheetWords(count)}
            />
          ))}
        </div>
      </Part>
    </>
  );
}

function Specimen({ keyName, name, text }: { keyName: string | null; name: string; text: string }) {
  return (
    <div className={css.specimen}>
      <span className={css.row} style={{ gap: 8, justifyContent: 'center' }}>
        <Chip keyName={keyName} size={28} />
        <Chip keyName={keyName} size={23} />
        <Chip keyName={keyName} size={13} />
      </span>
      <span>
        <b>{name}</b>, {text}
      </span>
    </div>
  );
}

function States({ w, keyName }: { w: PartProps['w']; keyName: string }) {
  return (
    <>
      <div className={css.specimen}>
        <Chip keyName={keyName} />
        {w.state.stored}
      </div>
      <div className={css.specimen}>
        <Chip keyName={keyName} state="in-flight" />
        {w.state.flight}
      </div>
      <div className={css.specimen}>
        <Chip keyName={keyName} state="duplicate" delivery={2} />
        {w.state.duplicate}
      </div>
      <div className={css.specimen}>
        <Chip keyName={keyName} state="refused" refusal="E11000" />
        {w.state.refused}
      </div>
    </>
  );
}
