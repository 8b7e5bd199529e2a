/**
 * Keys that are kept elsewhere: AWS KMS and Vault's transit engine behind one port. What they are asked for: the public keys that tokens are
 * verified with, and the secrets that are sealed in our settings. Uses settings, secrets, aws, http and TLS, and is a source of {@code keys}.
 */
@NullMarked
package io.ghasi.delivery.adapters.kms;

import org.jspecify.annotations.NullMarked;
