package io.ghasi.delivery.projector.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.contracts.EventContracts;
import io.ghasi.delivery.testkit.servers.Worker;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildTest {
    private static final List<String> PROJECTIONS = List.of(
            "tenants", "enrollments", "revocations", "gate_attempts", "quiz_gates", "package_index", "inbox_position");
    private static final int EACH = 150;

    @TempDir
    Path home;

    @Test
    void projections_made_in_bad_weather_equal_those_that_are_rebuilt_from_scratch() throws Exception {
        long seed = new SecureRandom().nextLong();
        System.out.println("RebuildTest seed=" + seed);
        try (Site site = new Site(home)) {
            Worker victim = site.begin();
            site.begin().awaitReady();
            victim.awaitReady();
            publish(site, new Random(seed), victim);
            Map<String, List<String>> before = settled(site);
            site.forget();
            assertThat(projections(site).get("enrollments")).isEmpty();
            site.begin().awaitReady();
            assertThat(settled(site)).isEqualTo(before);
            assertThat(before)
                    .allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
        }
    }

    // All in no order, some twice; a projector has some of it and dies.
    private static void publish(Site site, Random random, Worker victim) throws Exception {
        String tenant = site.tenant();
        site.publish(List.of(
                Example.ofTenant("tenant.created.v1", tenant, 1, site.ids),
                Example.ofTenant("tenant.settings_updated.v1", tenant, 2, site.ids)));
        List<Example> told = told(site, tenant, random);
        Collections.shuffle(told, random);
        int half = told.size() / 2;
        site.publish(told.subList(0, half));
        victim.pause();
        site.publish(told.subList(half, told.size()));
        victim.kill();
    }

    private static List<Example> told(Site site, String tenant, Random random) throws Exception {
        List<Example> told = new ArrayList<>();
        for (String subject : EventContracts.CONSUMED.keySet()) {
            if (!subject.startsWith("tenant.") && !subject.startsWith("sync.delivery.")) {
                told.add(Example.of(subject, tenant, site.ids));
            }
        }
        for (int i = 0; i < EACH; i++) {
            tell(told, site, tenant, random, "enrollment.created.v1", "enrollment.revoked.v1");
            tell(told, site, tenant, random, "content.play_package.built.v1", "content.play_package.revoked.v1");
        }
        return told;
    }

    // Its beginning always, its end every third time.
    private static void tell(List<Example> told, Site site, String tenant, Random random, String begins, String ends)
            throws Exception {
        UUID aggregate = site.ids.next();
        told.add(Example.of(begins, tenant, aggregate, 1, site.ids));
        if (random.nextInt(3) == 0) {
            told.add(Example.of(ends, tenant, aggregate, 2, site.ids));
        }
        if (random.nextInt(4) == 0) {
            told.add(told.getLast());
        }
    }

    private static Map<String, List<String>> settled(Site site) throws Exception {
        await().atMost(Duration.ofMinutes(2)).until(site::isSettled);
        assertThat(site.dead()).isEmpty();
        return projections(site);
    }

    // But for when a row came to be here.
    private static Map<String, List<String>> projections(Site site) throws Exception {
        Map<String, List<String>> projections = new TreeMap<>();
        for (String table : PROJECTIONS) {
            projections.put(
                    table,
                    site.read("SELECT (to_jsonb(t) - '{created_at,updated_at}'::text[])::text FROM delivery." + table
                            + " t ORDER BY 1"));
        }
        return projections;
    }
}
