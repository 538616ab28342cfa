//! Secrets that the site gives out: random, and kept as their hash only.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// A new secret: 256 random bits, in letters that an address may hold.
pub fn secret() -> String {
    let mut bytes = [0; 32];
    for half in bytes.chunks_mut(16) {
        half.copy_from_slice(&argon2::password_hash::generate_salt());
    }
    URL_SAFE_NO_PAD.encode(bytes)
}

/// What is kept of a secret: enough to know it again, too little to find it out.
pub fn hashed(secret: &str) -> String {
    Sha256::digest(secret).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{hashed, secret};

    #[test]
    fn secrets_differ_and_their_hashes_are_known_again() {
        let (one, other) = (secret(), secret());
        assert_ne!(one, other);
        assert_eq!((one.len(), hashed(&one).len()), (43, 64));
        assert_eq!(hashed("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
