//! Which network addresses belong to the public net: what is not known to be public is not.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// IPv4 networks that are nobody's public address: first address, and how many bits of it count.
const NOT_PUBLIC: &[(Ipv4Addr, u32)] = &[
    // This host on this network.
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    // Between a provider and its customers; clouds keep services of their own there.
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    // Link-local: among them 169.254.169.254, where clouds tell secrets to whoever asks.
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    // Azure's own services, although the address looks public.
    (Ipv4Addr::new(168, 63, 129, 16), 32),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    // Multicast, reserved, broadcast.
    (Ipv4Addr::new(224, 0, 0, 0), 3),
];

/// IPv6 networks within 2000::/3 that are nobody's public address.
const NOT_PUBLIC_6: &[(Ipv6Addr, u32)] = &[
    // Protocols of the IETF: Teredo, ORCHID, benchmarks, …
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    // 6to4: an IPv4 address in disguise, and out of use.
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

/// Public addresses of IPv6 begin so.
const GLOBAL: (Ipv6Addr, u32) = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);
/// Networks that speak only IPv6 reach public IPv4 addresses through these.
const NAT64: (Ipv6Addr, u32) = (Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0, 0), 96);

/// Whether the address belongs to the public net.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_4(address),
        IpAddr::V6(address) => is_public_6(address),
    }
}

fn is_public_4(address: Ipv4Addr) -> bool {
    !NOT_PUBLIC.iter().any(|(network, bits)| within(address.into(), (*network).into(), *bits))
}

fn is_public_6(address: Ipv6Addr) -> bool {
    if let Some(inner) = address.to_ipv4_mapped() {
        return is_public_4(inner);
    }
    let [.., high, low] = address.segments();
    let inner = Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    if within(address.into(), NAT64.0.into(), NAT64.1) {
        return is_public_4(inner);
    }
    let global = within(address.into(), GLOBAL.0.into(), GLOBAL.1);
    let reserved = NOT_PUBLIC_6.iter().any(|(network, bits)| within(address.into(), (*network).into(), *bits));
    // ISATAP carries an IPv4 address behind any prefix.
    let segments = address.segments();
    let carried = segments[4] & 0xfcff == 0 && segments[5] == 0x5efe && !is_public_4(inner);
    global && !reserved && !carried
}

/// Whether `address` is in the network whose first `bits` bits are those of `network`.
pub fn within(address: IpAddr, network: IpAddr, bits: u32) -> bool {
    let same = |address: u128, network: u128, width: u32| match width.checked_sub(bits) {
        Some(rest) if rest < 128 => (address ^ network) >> rest == 0,
        Some(_) => true,
        None => false,
    };
    match (address, network) {
        (IpAddr::V4(address), IpAddr::V4(network)) => same(address.to_bits().into(), network.to_bits().into(), 32),
        (IpAddr::V6(address), IpAddr::V6(network)) => same(address.to_bits(), network.to_bits(), 128),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_public;

    #[test]
    fn addresses_that_are_not_public_are_known_by_their_class() {
        let internal = "0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.255 127.0.0.1 127.255.255.254 \
            168.63.129.16 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255 \
            198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 \
            :: ::1 ::7f00:1 ::a00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe \
            64:ff9b:1::1 100::1 2001::1 2001:0:7f00:1::1 2001:10::1 2001:20::1 2001:2::1 2001:db8::1 2002:7f00:1::1 2002:a00:1::1 3fff::1 5f00::1 \
            2a00::5efe:7f00:1 2a00::200:5efe:a00:1 fc00::1 fd00:ec2::254 fe80::1 febf::1 fec0::1 feff::1 ff02::1 ff0e::1 4000::1 8000::1";
        for address in internal.split_whitespace() {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
        let public = "1.1.1.1 9.255.255.255 11.0.0.1 100.63.255.255 100.128.0.1 126.0.0.1 128.0.0.1 169.253.0.1 172.15.255.255 172.32.0.1 \
            192.0.1.1 192.167.0.1 192.169.0.1 198.17.0.1 198.20.0.1 223.255.255.255 2606:4700::1111 2400:3200::1 2001:200::1 64:ff9b::101:101 \
            ::ffff:1.1.1.1";
        for address in public.split_whitespace() {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }
}
