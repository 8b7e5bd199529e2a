package io.ghasi.delivery.testkit.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that lives for a test: its key was never anywhere else and is forgotten with it. */
public final class TestAuthority {
    private static final Duration VALID = Duration.ofDays(1);

    // Each has its own: who looks for the authority of a name takes the first of that name.
    private final X500Name name = new X500Name("CN=test authority " + Long.toHexString(new SecureRandom().nextLong()));
    private final Path folder;
    private final KeyPair pair = pair();
    private final X509Certificate root;

    private TestAuthority(Path folder) throws IOException, GeneralSecurityException {
        this.folder = folder;
        X509v3CertificateBuilder own = builder(name, pair, Instant.now().plus(VALID));
        own.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        this.root = sign(own);
        Pem.write(certificate(), "CERTIFICATE", root.getEncoded());
    }

    /** A new one, whose files go to {@code folder}. */
    public static TestAuthority create(Path folder) throws IOException, GeneralSecurityException {
        return new TestAuthority(Files.createDirectories(folder));
    }

    /** What those who trust this authority are given, PEM. */
    public Path certificate() {
        return folder.resolve("ca.pem");
    }

    /** A key and certificate of a server that is reached as one of {@code hosts}: names, or addresses such as 127.0.0.1. */
    public ServerKey issue(String... hosts) throws IOException, GeneralSecurityException {
        return issue(Instant.now().plus(VALID), hosts);
    }

    /** The same, but it was good until a minute ago. */
    public ServerKey issueExpired(String... hosts) throws IOException, GeneralSecurityException {
        return issue(Instant.now().minusSeconds(60), hosts);
    }

    /** Writes those who trust {@code authorities}, all of them, what they are given: {@code file} is swapped as a whole. */
    public static Path bundle(Path file, TestAuthority... authorities) throws IOException {
        StringBuilder all = new StringBuilder();
        for (TestAuthority authority : authorities) {
            all.append(Files.readString(authority.certificate()));
        }
        return Swap.text(file, all.toString());
    }

    private ServerKey issue(Instant until, String... hosts) throws IOException, GeneralSecurityException {
        KeyPair own = pair();
        X509v3CertificateBuilder builder = builder(new X500Name("CN=" + hosts[0]), own, until);
        builder.addExtension(Extension.subjectAlternativeName, false, names(hosts));
        Path at = Files.createTempDirectory(folder, hosts[0]);
        return new ServerKey(
                Pem.write(
                        at.resolve("certificate.pem"),
                        "CERTIFICATE",
                        sign(builder).getEncoded()),
                Pem.write(at.resolve("key.pem"), "PRIVATE KEY", own.getPrivate().getEncoded()));
    }

    /** Trusts whoever this authority vouches for, and nobody else. */
    public SSLContext trust() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("root", root);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private X509v3CertificateBuilder builder(X500Name subject, KeyPair own, Instant until) {
        Instant from = Instant.now().minus(VALID);
        BigInteger serial = new BigInteger(64, new SecureRandom());
        return new JcaX509v3CertificateBuilder(
                name, serial, Date.from(from), Date.from(until), subject, own.getPublic());
    }

    private static GeneralNames names(String... hosts) {
        return new GeneralNames(List.of(hosts).stream().map(TestAuthority::name).toArray(GeneralName[]::new));
    }

    private static GeneralName name(String host) {
        boolean address = Character.isDigit(host.charAt(0));
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
    }

    private X509Certificate sign(X509v3CertificateBuilder builder) throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
