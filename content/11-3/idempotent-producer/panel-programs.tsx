'use client';
import { Agreed, Between, NextAck, SenderRow } from '#components/lab/panel-between.tsx';
/** The three programs: who sends, what stands between it and the broker, and who charges. */
import { CardControl, ControlButton } from '#components/lab/panel-control.tsx';
import { PanelProcess } from '#components/lab/panel-process.tsx';
import { useView } from '#components/lab/use-lab.ts';
import { isAlive } from '#lib/fold/shared.ts';
import { cutsIn } from '../../shop/proxied-state.ts';
import { PAYMENT, PROXY, SERVICE, TOPIC } from './names.ts';
import { useFacts } from './use-facts.ts';
import { useWords } from './use-words.ts';

export function Sender() {
  const words = useWords();
  return (
    <SenderRow name={SERVICE} says={words.writesBy} to={TOPIC}>
      <ControlButton control="order-1">{words.short['order-1']}</ControlButton>
      <ControlButton control="order-20">{words.short['order-20']}</ControlButton>
      <ControlButton control="click">{words.short.click}</ControlButton>
      <ControlButton control="die">{words.short.die}</ControlButton>
      <ControlButton control="run-service">{words.short['run-service']}</ControlButton>
    </SenderRow>
  );
}

export function Programs() {
  return (
    <Between>
      <ProxyCard />
      <PaymentCard />
      <Agreements />
    </Between>
  );
}

function ProxyCard() {
  const words = useWords();
  const requests = useFacts((state) => Object.keys(state.requests).length);
  const cuts = useFacts(cutsIn);
  return (
    <PanelProcess name={PROXY} reads={words.passed(requests, cuts)}>
      <CardControl control="cut-one">{words.short.cut}</CardControl>
    </PanelProcess>
  );
}

function PaymentCard() {
  const words = useWords();
  const alive = useFacts((state) => isAlive(state, PAYMENT));
  const lingers = useFacts(({ groups }) => groups.payment.members.length > 0);
  const past = useView((view) => view.past);
  const charges = useFacts(({ payments }) => Object.keys(payments).length);
  const refused = useFacts(({ refusals }) => Object.keys(refusals).length);
  return (
    <PanelProcess
      name={PAYMENT}
      reads={words.charged(charges, refused)}
      lingering={!past && lingers}
    >
      {alive ? (
        <CardControl control="stop-payment">{words.stop}</CardControl>
      ) : (
        <CardControl control="run-payment">{words.run}</CardControl>
      )}
    </PanelProcess>
  );
}

/** What is agreed on for the next order: the choice in force stands in ink. */
function Agreements() {
  const words = useWords();
  const idempotent = useFacts((state) => state.idempotent);
  const armed = useFacts((state) => state.armed);
  return (
    <Agreed>
      <span>
        {words.idempotentIs} <b data-testid="idempotent">{String(idempotent)}</b>
      </span>
      <ControlButton control={idempotent ? 'idempotent-off' : 'idempotent-on'}>
        {idempotent ? words.turnOff : words.turnOn}
      </ControlButton>
      <NextAck
        label={words.nextAck}
        fate={armed > 0 ? words.acksCut(armed) : words.ackPasses}
        armed={armed > 0}
      />
    </Agreed>
  );
}
