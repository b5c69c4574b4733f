'use client';
/**
 * What the browser knows of a lab, one store a slug. The panel brings the lab's own part (model,
 * controls, words); text and panel read the same view. State comes over the socket and from
 * nowhere else: a press of a button changes nothing here but its own "pending".
 */
import { tellStack } from '#components/site/stack-news.ts';
import type { Progress } from '#lib/events.ts';
import type { LabModel } from '#lib/lab.ts';
import type { Continuation, JoinReply, Snapshot } from '#lib/realtime/protocol.ts';
import { extend, fromSnapshot, type History, lastSeq, seek, stateAt } from './history.ts';
import type { LimitMet } from './limit-words.ts';
import { listen } from './listen.ts';
import { namePresses } from './name-presses.ts';
import { createPainter } from './painter.ts';
import { createPresses } from './presses.ts';
import type { LabSocket } from './socket.ts';
import { emptyView, type LabView, viewOf } from './view.ts';
import { withSocket } from './with-socket.ts';

export type { LabView } from './view.ts';
export type ActionResult =
  | { ok: true }
  | { ok: false; code: string; message: string; limit?: LimitMet };

export type Acknowledgement =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly limit?: LimitMet };

/** What a control does, and why it may not be pressed now (undefined: it may). */
export interface ControlPart<State> {
  run(): Promise<Acknowledgement>;
  disabled(state: State, progress: Progress): string | undefined;
}

/** What a lab's panel brings. Stable for the life of the page. */
export interface LabPart<State> {
  readonly model: LabModel<State>;
  readonly controls: Readonly<Record<string, ControlPart<State>>>;
  readonly actions: {
    predict(id: string, option: string): Promise<Acknowledgement>;
    answer(id: string, option: string): Promise<Acknowledgement>;
  };
  /** Reasons and errors in the reader's language. */
  readonly words: {
    error(code: string): string;
    readonly waitConnection: string;
    readonly waitBroker: string;
    readonly waitDatabase: string;
    readonly inPast: string;
  };
}

export interface LabStore {
  subscribe(listener: () => void): () => void;
  view(): LabView;
  register<State>(part: LabPart<State>): void;
  /** Joins on mount; the returned function leaves. */
  open(): () => void;
  perform(act: () => Promise<Acknowledgement>): Promise<ActionResult>;
  actions(): LabPart<unknown>['actions'] | undefined;
  errorWord(code: string): string;
  seek(to: number | null): void;
  /** Last sign of life of a process, ms on the server's clock; not part of the history. */
  beats(): Readonly<Record<string, number>>;
}

/** The first try after a refusal, ms: a broker or server that is starting up. */
const JOIN_AGAIN_MS = 1000;

const stores = new Map<string, LabStore>();

if (typeof window === 'object') namePresses(window);

export function labStore(slug: string): LabStore {
  const known = stores.get(slug);
  if (known) return known;
  const created = createStore(slug);
  stores.set(slug, created);
  return created;
}

function createStore(slug: string): LabStore {
  const listeners = new Set<() => void>();
  let part: LabPart<unknown> | undefined;
  let history: History | undefined;
  let connected = false;
  let refused: string | undefined;
  let lostAt: number | undefined;
  let joinedAt: number | undefined;
  let clockOffset = 0;
  let beats: Record<string, number> = {};
  let view = emptyView;

  const rebuild = () => {
    const state = part && history ? stateAt(part.model.reduce, history) : undefined;
    const known = { part, history, state, connected, refused, lostAt, joinedAt, clockOffset };
    view = viewOf({ ...known, controls: presses.now() }, view);
    tellStack(view.connected && view.history ? view.stack : undefined);
    tell();
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const painter = createPainter(rebuild);

  const errorWord = (code: string) => part?.words.error(code) ?? code;
  const presses = createPresses({ changed: rebuild, word: errorWord });

  const heard = () => {
    connected = true;
    refused = undefined;
    joinedAt ??= Date.now() + clockOffset;
  };
  /** Nothing is heard from here on: what is shown is as old as the moment it was last heard of. */
  const cutOff = () => {
    if (connected || lostAt === undefined) lostAt = Date.now();
    connected = false;
    joinedAt = undefined;
  };
  const take = (snapshot: Snapshot) => {
    if (!part) return;
    clockOffset = snapshot.now - Date.now();
    history = fromSnapshot(part.model.reduce, snapshot);
    heard();
    painter.now();
  };
  const follow = (next: Continuation): boolean => {
    if (!part || !history) return false;
    const longer = extend(part.model.reduce, history, next);
    if (!longer) return false;
    history = longer;
    heard();
    painter.soon();
    return true;
  };

  const connect = (socket: LabSocket): (() => void) => {
    let again: ReturnType<typeof setTimeout> | undefined;
    let joining = false;
    let left = false;
    const join = () => {
      // One question at a time: each event behind a gap would ask again, and flood the server.
      if (joining || left) return;
      joining = true;
      clearTimeout(again);
      const known = history && { epoch: history.epoch, seq: lastSeq(history) };
      socket.emit('join', { slug, ...(known ? { known } : {}) }, joined);
    };
    const joined = (reply: JoinReply) => {
      joining = false;
      // The answer to a page that is no longer there.
      if (left) return;
      if (!reply.ok) {
        cutOff();
        refused = reply.code;
        again = setTimeout(join, JOIN_AGAIN_MS);
        painter.now();
      } else if ('snapshot' in reply) take(reply.snapshot);
      else follow(reply.continuation);
    };
    const lost = () => {
      joining = false;
      cutOff();
      // Why it was refused is no news any more, once there is something older to show.
      if (history) refused = undefined;
      painter.now();
    };
    const off = listen(socket, slug, {
      snapshot: take,
      events: (next) => follow(next) || join(),
      pulse(latest) {
        // No part of the view: a beat draws its own stroke and nothing else.
        beats = { ...beats, ...latest };
        tell();
      },
    });
    /** Of who can't be reached the library tells too, and dials again: that is no refusal. */
    const denied = ({ message }: Error) => {
      if (socket.active) return;
      refused = message;
      painter.now();
    };
    socket.on('connect', join);
    socket.on('disconnect', lost);
    socket.on('connect_error', denied);
    if (socket.connected) join();
    return () => {
      left = true;
      // Or a page that comes back to this lab would call itself live until the server answers.
      cutOff();
      painter.now();
      clearTimeout(again);
      off();
      socket.off('connect', join);
      socket.off('disconnect', lost);
      socket.off('connect_error', denied);
      socket.emit('leave', { slug });
    };
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    view: () => view,
    register(given) {
      // The panel's state type is its own; the store only passes it through.
      part = given as unknown as LabPart<unknown>;
      presses.replace(part.controls);
      rebuild();
    },
    open: () => withSocket(connect),
    perform: presses.perform,
    actions: () => part?.actions,
    errorWord,
    seek(to) {
      if (!history) return;
      history = seek(history, to);
      rebuild();
    },
    beats: () => beats,
  };
}
