//! Which addresses of the web may be asked at all: those of public sites, and what the installation lists.

use std::net::IpAddr;

use url::{Host, Url};

use super::{
    Kept,
    public::{is_public, within},
};

/// Longer ones are no addresses of pictures.
const LONGEST: usize = 2000;

/// Ends of names that are internal somewhere, whatever is looked up.
const INTERNAL: [&str; 11] = ["localhost", "local", "localdomain", "internal", "intranet", "private", "lan", "home", "corp", "home.arpa", "onion"];

/// What may be asked beside the public net: `[media] fetch-from`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allowed(Vec<Entry>);

/// A host or a network; without a port at those of public sites.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    who: Who,
    port: Option<u16>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Who {
    /// Whatever the addresses of this name are.
    Name(String),
    /// An address, of which so many bits count.
    Network(IpAddr, u32),
}

/// An address that may be asked, if what is there may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// In its one form: the parser of browsers has read every odd spelling of a number, a name or an escape.
    pub url: Url,
    host: Host,
    port: u16,
}

impl Place {
    /// The name of its host; empty where it is none.
    pub fn name(&self) -> &str {
        if let Host::Domain(name) = &self.host { name } else { "" }
    }

    /// Its host, where it is no name.
    pub fn literal(&self) -> Option<IpAddr> {
        match &self.host {
            Host::Domain(_) => None,
            Host::Ipv4(address) => Some((*address).into()),
            Host::Ipv6(address) => Some((*address).into()),
        }
    }

    /// What the file is called there.
    pub fn file_name(&self) -> String {
        self.url.path_segments().and_then(|mut parts| parts.next_back()).unwrap_or("").to_owned()
    }
}

impl Allowed {
    /// Hosts (`old.example.org`), addresses (`10.1.2.3`, `fd00::7`) and networks (`10.1.0.0/16`), each perhaps with a
    /// port (`10.1.2.3:8080`, `[fd00::7]:8080`). The message names what is none of these.
    pub fn new(entries: &[String]) -> Result<Allowed, String> {
        entries
            .iter()
            .map(|entry| Entry::new(entry.trim()).ok_or_else(|| format!("“{entry}” is no host, address or network")))
            .collect::<Result<_, _>>()
            .map(Allowed)
    }

    /// Reads an address. It is refused where it can be seen at once that it is none of a public site.
    pub fn place(&self, address: &str, ports: &[u16]) -> Result<Place, Kept> {
        if address.len() > LONGEST {
            return Err(Kept::NoAddress);
        }
        let mut url = Url::parse(address).map_err(|_| Kept::NoAddress)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Kept::NoAddress);
        }
        // A name and password before the host show one host to people and lead to another.
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Kept::NotPublic);
        }
        url.set_fragment(None);
        // A dot at the end names the same host, and would have to be thought of at every comparison.
        if let Some(name) = url.domain().and_then(|name| name.strip_suffix('.')).map(str::to_owned) {
            url.set_host(Some(&name)).map_err(|_| Kept::NoAddress)?;
        }
        let host = url.host().ok_or(Kept::NoAddress)?.to_owned();
        let place = Place { port: url.port_or_known_default().unwrap_or(0), url, host };
        let (named, internal) = (self.names(&place, ports), is_internal(place.name()));
        if place.literal().is_none() && internal && !named { Err(Kept::NotPublic) } else { Ok(place) }
    }

    /// Whether this address of the place may be connected to.
    pub fn admits(&self, place: &Place, address: IpAddr, ports: &[u16]) -> bool {
        let listed = self.0.iter().any(|entry| {
            let here = matches!(entry.who, Who::Network(network, bits) if within(address.to_canonical(), network, bits));
            here && entry.port.map_or(ports.contains(&place.port), |port| port == place.port)
        });
        listed || self.names(place, ports) || is_public(address) && ports.contains(&place.port)
    }

    fn names(&self, place: &Place, ports: &[u16]) -> bool {
        self.0.iter().any(|entry| {
            let here = matches!(&entry.who, Who::Name(name) if !name.is_empty() && name == place.name());
            here && entry.port.map_or(ports.contains(&place.port), |port| port == place.port)
        })
    }
}

impl Entry {
    fn new(text: &str) -> Option<Entry> {
        let (host, port) = match text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((host, "")) => (host, None),
            Some((host, port)) => (host, Some(port.strip_prefix(':')?)),
            None if text.matches(':').count() == 1 => text.split_once(':').map(|(host, port)| (host, Some(port)))?,
            None => (text, None),
        };
        let port = port.map(|port| port.parse::<u16>()).transpose().ok()?;
        Some(Entry { who: Who::new(host)?, port })
    }
}

impl Who {
    fn new(text: &str) -> Option<Who> {
        if let Some((network, bits)) = text.split_once('/') {
            let (network, bits) = (network.parse::<IpAddr>().ok()?, bits.parse::<u32>().ok()?);
            return (bits <= if network.is_ipv4() { 32 } else { 128 }).then_some(Who::Network(network, bits));
        }
        if let Ok(address) = text.parse::<IpAddr>() {
            return Some(Who::Network(address, if address.is_ipv4() { 32 } else { 128 }));
        }
        match Host::parse(text).ok()? {
            // A star would be taken for "every name", and is none.
            Host::Domain(name) if name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)) => {
                Some(Who::Name(name.trim_end_matches('.').to_owned()))
            }
            _ => None,
        }
    }
}

/// A name that public sites do not have: one without a dot, or with an end that every network gives to its own machines.
fn is_internal(name: &str) -> bool {
    !name.contains('.') || INTERNAL.iter().any(|end| name == *end || name.strip_suffix(end).is_some_and(|before| before.ends_with('.')))
}

#[cfg(test)]
mod tests {
    use super::Allowed;

    fn allowed(entries: &[&str]) -> Result<Allowed, String> {
        Allowed::new(&entries.iter().map(|entry| (*entry).to_owned()).collect::<Vec<_>>())
    }

    fn admits(allowed: &Allowed, place: &str, address: &str) -> bool {
        allowed.place(place, &[80, 443]).is_ok_and(|place| allowed.admits(&place, address.parse().unwrap(), &[80, 443]))
    }

    #[test]
    fn what_the_installation_lists_may_be_asked_and_nothing_beside_it() {
        let listed = allowed(&["old.example.org", "intranet:8080", "10.1.0.0/16", "192.168.7.7:81", "[fd00::7]:8080", "fd00:1::/32"]).unwrap();
        for (place, address) in [
            ("http://old.example.org/a.jpg", "10.9.9.9"),
            ("https://OLD.example.org./a.jpg", "127.0.0.1"),
            ("http://intranet:8080/a.jpg", "10.9.9.9"),
            ("http://10.1.2.3/a.jpg", "10.1.2.3"),
            ("http://www.example.net/a.jpg", "10.1.2.3"),
            ("http://192.168.7.7:81/", "192.168.7.7"),
            ("http://[fd00::7]:8080/", "fd00::7"),
            ("https://[fd00:1::9]/", "fd00:1::9"),
            ("http://www.example.net/a.jpg", "93.184.216.34"),
        ] {
            assert!(admits(&listed, place, address), "{place} {address}");
            assert_eq!(admits(&Allowed::default(), place, address), address == "93.184.216.34", "{place} {address}");
        }
        for (place, address) in [
            ("http://old.example.org:8080/a.jpg", "10.9.9.9"),
            ("http://sub.old.example.org/a.jpg", "10.9.9.9"),
            ("http://intranet/a.jpg", "10.9.9.9"),
            ("http://10.1.2.3:22/", "10.1.2.3"),
            ("http://10.2.0.1/", "10.2.0.1"),
            ("http://192.168.7.7/", "192.168.7.7"),
            ("http://[fd00::7]/", "fd00::7"),
            ("http://localhost/", "10.1.2.3"),
            ("http://www.example.net:8080/", "93.184.216.34"),
        ] {
            assert!(!admits(&listed, place, address), "{place} {address}");
        }
    }

    #[test]
    fn a_list_with_something_else_in_it_is_refused() {
        for entry in ["", "10.0.0.0/33", "fd00::/129", "a b", "http://a.example/", "host:99999", "[::1", "10.0.0.0/x", "*"] {
            assert!(allowed(&[entry]).is_err(), "{entry}");
        }
    }
}
