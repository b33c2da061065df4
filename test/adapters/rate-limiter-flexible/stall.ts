/** Nothing else runs meanwhile, timers least of all. */
export const stallUntil = (time: number): void => {
  while (Date.now() < time);
}
