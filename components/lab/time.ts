/** Times of day as the evidence writes them, the same in both languages: 13:02:11. */
export function clock(at: number): string {
  const time = new Date(at);
  const parts = [time.getHours(), time.getMinutes(), time.getSeconds()];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
