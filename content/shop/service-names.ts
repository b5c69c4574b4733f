/** The five services behind an order of the toko online, in the order they are called. */
export const SERVICES = ['payment', 'inventory', 'notification', 'analytics', 'search'] as const;

export type ServiceName = (typeof SERVICES)[number];
