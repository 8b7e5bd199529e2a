/**
 * Key management services of this project's own, since none can be had as a package: they speak the wire protocols of AWS KMS and of HashiCorp Vault
 * with real cryptography (JCA) and check who asks. Written from the protocols' descriptions and without a line of the clients that they are
 * asked by. What they are not: AWS and Vault themselves, whose policies, quotas and stranger answers are not here.
 */
@NullMarked
package io.ghasi.delivery.testkit.kms;

import org.jspecify.annotations.NullMarked;
