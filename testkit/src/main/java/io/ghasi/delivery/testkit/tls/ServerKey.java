package io.ghasi.delivery.testkit.tls;

import java.nio.file.Path;

/**
 * What a server shows who it is with, PEM files both.
 *
 * @param key PKCS #8, not encrypted
 */
public record ServerKey(Path certificate, Path key) {}
