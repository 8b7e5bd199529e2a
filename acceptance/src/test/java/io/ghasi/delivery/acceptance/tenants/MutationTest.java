package io.ghasi.delivery.acceptance.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.journey.world.Options;
import io.ghasi.delivery.testkit.database.Catalog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulator is right to be green: an api whose queries have no filter is held by row security, and without that it is caught. */
class MutationTest {
    private static final int OPERATIONS = 1_500;

    @TempDir
    private static Path folder;

    private static Twins twins;

    private Connection administrator;
    private MutantSchema schema;

    @BeforeAll
    static void deployWithoutFilters() throws Exception {
        twins = Twins.start(Options.usual().running(MutantApi.withoutFilters(folder)));
        try (Connection administrator = twins.deployment().database().administrator()) {
            new MutantSchema(administrator).removeFilters();
        }
    }

    @AfterAll
    static void end() {
        twins.close();
    }

    @BeforeEach
    void open() throws SQLException {
        administrator = twins.deployment().database().administrator();
        schema = new MutantSchema(administrator);
    }

    @AfterEach
    void restore() throws SQLException {
        for (String table : schema.tables()) {
            schema.restorePolicy(table);
        }
        administrator.close();
    }

    @Test
    void without_the_filters_of_the_queries_row_security_still_keeps_the_tenants_apart() throws Exception {
        Report report = twins.play(OPERATIONS, Seeds.random("without filters"));
        assertThat(report.leaks()).isEmpty();
    }

    @Test
    void without_a_policy_the_catalog_check_is_red() throws Exception {
        for (String table : schema.tables()) {
            schema.removePolicy(table);
            assertThat(Catalog.violations(administrator))
                    .anySatisfy(line -> assertThat(line).startsWith(table + ": no policy for every role"));
            schema.restorePolicy(table);
        }
        assertThat(Catalog.violations(administrator)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"play_sessions", "idempotency_keys", "quiz_gates", "package_index"})
    void without_both_the_simulator_is_red_for_each_table_that_the_api_reads(String table) throws Exception {
        schema.removePolicy(table);
        Report report = twins.play(OPERATIONS, Seeds.random("without filters, " + table + " open"));
        report.leaks().stream().limit(2).forEach(System.out::println);
        assertThat(report.leaks()).isNotEmpty();
    }
}
