/** Bytes of an Ethernet address, of its header, and of the shortest frame that the peer sends. */
const MAC = 6;
const HEADER = 14;
const SHORTEST = 64;

/** Where things stand in an ARP packet for IPv4 behind the Ethernet header, and how long it is. */
const ARP = { op: 6, senderMac: 8, senderIp: 14, targetMac: 18, targetIp: 24, size: 28 } as const;
const ETHERTYPE_ARP = 0x0806;

/** The peer's own IPv4 addresses: the gateway and the name server of a small network. */
const OWN = [
  [10, 0, 2, 2],
  [10, 0, 2, 3],
] as const;

/** What the peer does with a frame that it has no answer for. */
export type PeerKind = 'echo' | 'silent';

const be16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

const arpAnswer = (frame: Uint8Array): Uint8Array | null => {
  const arp = frame.subarray(HEADER);
  if (be16(frame, 2 * MAC) !== ETHERTYPE_ARP || arp.length < ARP.size || be16(arp, ARP.op) !== 1) return null;
  const target = arp.subarray(ARP.targetIp, ARP.targetIp + 4);
  if (!OWN.some(own => own.every((byte, k) => byte === target[k]))) return null;
  // An address that is made of the IPv4 address: 52:55:0a:00:02:02.
  const mac = Uint8Array.of(0x52, 0x55, ...target);
  const answer = new Uint8Array(SHORTEST);
  answer.set(frame.subarray(MAC, 2 * MAC), 0);
  answer.set(mac, MAC);
  answer.set(frame.subarray(2 * MAC, HEADER + ARP.op), 2 * MAC);
  answer[HEADER + ARP.op + 1] = 2;
  answer.set(mac, HEADER + ARP.senderMac);
  answer.set(target, HEADER + ARP.senderIp);
  answer.set(arp.subarray(ARP.senderMac, ARP.senderMac + MAC + 4), HEADER + ARP.targetMac);
  return answer;
};

/** The frame with its two addresses swapped. */
const echoOf = (frame: Uint8Array): Uint8Array => {
  const echo = frame.slice();
  echo.set(frame.subarray(MAC, 2 * MAC), 0);
  echo.set(frame.subarray(0, MAC), MAC);
  return echo;
};

/** What the other end of the wire sends back: an answer to ARP for 10.0.2.2 and 10.0.2.3, else an echo or nothing. */
export const peerAnswer = (frame: Uint8Array, kind: PeerKind): Uint8Array | null =>
  arpAnswer(frame) ?? (kind === 'echo' && frame.length >= 2 * MAC ? echoOf(frame) : null);
