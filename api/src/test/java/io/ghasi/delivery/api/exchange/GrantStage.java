package io.ghasi.delivery.api.exchange;

import io.ghasi.delivery.adapters.grants.GrantKeys;
import io.ghasi.delivery.adapters.grants.Grants;
import io.ghasi.delivery.adapters.keys.TokenRules;
import io.ghasi.delivery.adapters.keys.TokenVerifier;
import io.ghasi.delivery.adapters.keys.VerificationKey;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.tracing.Tracing;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.core.tenancy.Tenant;
import io.ghasi.delivery.core.tenancy.TenantDirectory;
import io.ghasi.delivery.testkit.tokens.TokenMint;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** A server with the filter before two controllers of a test's own. */
final class GrantStage implements AutoCloseable {
    private static final TenantId TENANT = new TenantId(new UUID(1, 2));
    private static final UserId USER = new UserId(new UUID(3, 4));
    private static final DeviceId DEVICE = new DeviceId(new UUID(5, 6));
    private static final SessionId SESSION = new SessionId(new UUID(7, 8));

    private final Tomcat tomcat = new Tomcat();
    private final TokenMint mint = new TokenMint("https://identity", "delivery");
    private final Grants grants = new Grants(keys(), InstantSource.system());

    /** What is granted. */
    final String grant = SESSION.text();

    GrantStage() throws IOException, LifecycleException {
        tomcat.setBaseDir(Files.createTempDirectory("stage").toString());
        tomcat.setPort(0);
        Context context = tomcat.addContext("", null);
        FilterDef filter = new FilterDef();
        filter.setFilterName("exchange");
        filter.setFilter(filter());
        context.addFilterDef(filter);
        FilterMap all = new FilterMap();
        all.setFilterName("exchange");
        all.addURLPattern("/*");
        context.addFilterMap(all);
        AnnotationConfigWebApplicationContext beans = new AnnotationConfigWebApplicationContext();
        beans.register(Beans.class, Controllers.class);
        Tomcat.addServlet(context, "dispatcher", new DispatcherServlet(beans)).addMapping("/");
        tomcat.getConnector();
        tomcat.start();
    }

    private static GrantKeys keys() {
        byte[] octets = new byte[32];
        new SecureRandom().nextBytes(octets);
        return new GrantKeys(Secret.of(Base64.getEncoder().encodeToString(octets)));
    }

    private ExchangeFilter filter() {
        VerificationKey key =
                Objects.requireNonNull(VerificationKey.of(mint.key().publicBytes()));
        TokenVerifier tokens =
                new TokenVerifier(_ -> key, TokenRules.of("https://identity", "delivery"), InstantSource.system());
        MonotonicUlids ids = new MonotonicUlids(InstantSource.system(), new SecureRandom());
        TenantDirectory tenants = new OneTenant();
        return new ExchangeFilter(
                new Exchange.Names(ids, Tracing.off()),
                new Authentication(tokens, grants, tenants, Region.EU),
                new Cors(tenants));
    }

    /** Status and body of what is answered at {@code path}, with a good grant in its place, and with a good token where {@code signed}. */
    String ask(String path, boolean signed) throws IOException {
        String token = mint.draft(TENANT.text(), USER.text(), DEVICE.text(), Instant.now())
                .mint();
        String head = "GET " + path.replace("GRANT", grants.issue(TENANT, USER, SESSION, DEVICE))
                + " HTTP/1.1\r\nHost: api\r\nConnection: close\r\n"
                + (signed ? "Authorization: Bearer " + token + "\r\nX-Tenant-Id: " + TENANT.text() + "\r\n" : "")
                + "\r\n";
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), tomcat.getConnector().getLocalPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String[] parts = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\r\n\r\n", 2);
            return parts[0].split(" ", 3)[1] + " " + parts[1];
        }
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private record OneTenant() implements TenantDirectory {
        private static final Tenant ONE = new Tenant(
                TENANT, Region.EU, URI.create("https://eu"), Duration.ofHours(1), Duration.ofDays(1), Set.of());

        @Override
        public Optional<Tenant> find(TenantId id) {
            return id.equals(TENANT) ? Optional.of(ONE) : Optional.empty();
        }

        @Override
        public boolean isOriginAllowed(String origin) {
            return false;
        }

        @Override
        public List<Tenant> inRegion(Region region) {
            return List.of(ONE);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    static class Beans {}

    @RestController
    static class Controllers {
        @GetMapping("/api/v1/g/{grant}/content/**")
        String granted(HttpServletRequest request) {
            Exchange exchange = Exchange.of(request);
            boolean may = Arrays.stream(Permission.values()).anyMatch(exchange.caller()::may);
            boolean same = exchange.caller()
                    .token()
                    .user()
                    .equals(exchange.requireGrant().user());
            return "granted " + exchange.requireGrant().session().text()
                    + (may || !same ? " may too much" : " may nothing");
        }

        @GetMapping({"/api/v1/play-sessions/{id}", "/api/v1/play-sessions/{id}/**"})
        String tokens() {
            return "tokens";
        }
    }
}
