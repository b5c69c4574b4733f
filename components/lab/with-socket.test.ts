import { describe, expect, it, vi } from 'vitest';
import { withSocket } from './with-socket.ts';

vi.mock('./socket.ts', () => ({ labSocket: () => 'the socket' }));

describe('a socket whose library comes later', () => {
  it('is connected when it is there, and left when the page goes', async () => {
    const leave = vi.fn();
    const connect = vi.fn(() => leave);
    const undo = withSocket(connect);
    await vi.waitFor(() => expect(connect).toHaveBeenCalledWith('the socket'));
    undo();
    expect(leave).toHaveBeenCalledOnce();
  });

  it('is not connected for a page that went before', async () => {
    const connect = vi.fn();
    withSocket(connect)();
    await import('./socket.ts');
    await Promise.resolve();
    expect(connect).not.toHaveBeenCalled();
  });
});
