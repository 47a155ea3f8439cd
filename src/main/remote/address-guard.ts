/** Which addresses the product's own requests may go to: the configured host, and nothing that a name was bent to. */
import { lookup as systemLookup } from 'node:dns';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';
import { AppError } from '../base/errors.ts';

/** Never behind a name: link-local, multicast and reserved addresses, and where clouds keep the credentials of their machines. */
const CLOSED = new BlockList();
CLOSED.addSubnet('0.0.0.0', 8);
CLOSED.addSubnet('169.254.0.0', 16);
CLOSED.addSubnet('224.0.0.0', 3);
CLOSED.addAddress('100.100.100.200');
CLOSED.addAddress('192.0.0.192');
CLOSED.addAddress('168.63.129.16');
CLOSED.addAddress('::', 'ipv6');
CLOSED.addSubnet('fe80::', 10, 'ipv6');
CLOSED.addSubnet('fec0::', 10, 'ipv6');
CLOSED.addSubnet('ff00::', 8, 'ipv6');
CLOSED.addSubnet('fd00:ec2::', 32, 'ipv6');
// Roads to IPv4 addresses that the list above would not see: translation (NAT64), tunnels (6to4, Teredo), old mapped forms.
CLOSED.addSubnet('64:ff9b::', 96, 'ipv6');
CLOSED.addSubnet('64:ff9b:1::', 48, 'ipv6');
CLOSED.addSubnet('2002::', 16, 'ipv6');
CLOSED.addSubnet('2001::', 32, 'ipv6');
CLOSED.addSubnet('::ffff:0:0:0', 96, 'ipv6');

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');

/**
 * Whether a name may lead to this address. This machine is reached by the name localhost only; private networks are where
 * many systems live and are open. An address that was configured as such needs no name and is not asked about.
 */
export function mayResolveTo(hostname: string, address: string): boolean {
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  if (CLOSED.check(address, family)) return false;
  return !LOOPBACK.check(address, family) || /(^|\.)localhost\.?$/i.test(hostname);
}

export type Lookup = (
  hostname: string,
  options: { readonly all: true },
  callback: (error: Error | null, addresses: readonly { readonly address: string; readonly family: number }[]) => void,
) => void;

/**
 * A lookup for `http.request` that hands on only allowed addresses: what was checked is what is connected to, so a name cannot
 * change its address in between. One bad address refuses the name.
 */
export function createGuardedLookup(lookup: Lookup = (hostname, options, callback) => systemLookup(hostname, options, callback)): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) {
        callback(error ?? new Error(`no address of ${hostname}`), '', 0);
        return;
      }
      if (!addresses.every(({ address }) => mayResolveTo(hostname, address))) {
        const message = 'The name leads to an address that is not allowed; configure the address itself if it is meant';
        callback(new AppError('UPSTREAM_FAILED', message), '', 0);
        return;
      }
      if (options.all === true) callback(null, addresses.map(({ address, family }) => ({ address, family })));
      else callback(null, first.address, first.family);
    });
  };
}
