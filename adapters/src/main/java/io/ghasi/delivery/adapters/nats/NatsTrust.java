package io.ghasi.delivery.adapters.nats;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts servers that an authority vouches for, under the name by which they were reached. jnats compares no names: whoever holds
 * any certificate of that authority could stand in for the server.
 */
final class NatsTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager authorities;

    private NatsTrust(X509ExtendedTrustManager authorities) {
        this.authorities = authorities;
    }

    /** TLS with those that the authorities in {@code pem} vouch for. */
    static SSLContext context(Path pem) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new NatsTrust(authorities(pem))}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("no authorities for NATS in " + pem + ": " + e.getMessage(), e);
        }
    }

    private static X509ExtendedTrustManager authorities(Path pem) throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store(pem));
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager trust) {
                return trust;
            }
        }
        throw new GeneralSecurityException("this JDK has no PKIX trust manager");
    }

    private static KeyStore store(Path pem) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + store.size(), one);
            }
        }
        if (store.size() == 0) {
            throw new GeneralSecurityException("there is no certificate in it");
        }
        return store;
    }

    // The contract of X509ExtendedTrustManager: names are compared where the socket's parameters ask for it.
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        if (!(socket instanceof SSLSocket secure)) {
            throw new CertificateException("nobody knows by which name this server was reached");
        }
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        authorities.checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("connections to NATS are sockets");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("nobody knows by which name this server was reached");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("nobody connects to us here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("nobody connects to us here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("nobody connects to us here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.getAcceptedIssuers();
    }
}
