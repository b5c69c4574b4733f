'use client';
/** One socket for the page, whichever labs are on it. */
import { io, type Socket } from 'socket.io-client';
import type { ClientToServer, ServerToClient } from '#lib/realtime/protocol.ts';
import { comeBack } from './come-back.ts';

export type LabSocket = Socket<ServerToClient, ClientToServer>;

let shared: LabSocket | undefined;

export function labSocket(): LabSocket {
  if (shared) return shared;
  shared = io({
    transports: ['websocket', 'polling'],
    reconnectionDelay: 250,
    reconnectionDelayMax: 2000,
  });
  comeBack(shared);
  return shared;
}
