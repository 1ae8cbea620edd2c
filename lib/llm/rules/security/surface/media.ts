import type { StackPath } from "../path/stack-path";

/** Media that are no Ethernet. */
const OTHER_MEDIA =
  /^(?:net\/(?:bluetooth|mac80211|wireless|nfc|ieee802154|mac802154|6lowpan|can|phonet|x25|ax25|netrom|rose|lapb)|drivers\/net\/(?:wireless|can|hamradio|ieee802154))\//;

/** Whether a way goes through a medium that is no Ethernet. */
export function usesOtherMedia({ frames }: StackPath): boolean {
  return frames.some(({ file }) => OTHER_MEDIA.test(file));
}
