'use client';
/** The socket's messages about one lab, as far as they are its own; returns how to stop. */
import type { Continuation, Snapshot } from '#lib/realtime/protocol.ts';
import type { LabSocket } from './socket.ts';

export interface Heard {
  snapshot(snapshot: Snapshot): void;
  events(next: Continuation): unknown;
  pulse(beats: Readonly<Record<string, number>>): void;
}

export function listen(socket: LabSocket, slug: string, on: Heard): () => void {
  const snapshot = (message: { slug: string; snapshot: Snapshot }) => {
    if (message.slug === slug) on.snapshot(message.snapshot);
  };
  const events = (message: { slug: string } & Continuation) => {
    if (message.slug === slug) on.events(message);
  };
  const pulse = (message: { slug: string; beats: Readonly<Record<string, number>> }) => {
    if (message.slug === slug) on.pulse(message.beats);
  };
  socket.on('snapshot', snapshot);
  socket.on('events', events);
  socket.on('pulse', pulse);
  return () => {
    socket.off('snapshot', snapshot);
    socket.off('events', events);
    socket.off('pulse', pulse);
  };
}
