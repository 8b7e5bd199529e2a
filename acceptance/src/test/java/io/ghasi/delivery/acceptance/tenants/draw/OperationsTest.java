package io.ghasi.delivery.acceptance.tenants.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.journey.client.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {
    private static final Path DOCUMENT =
            Path.of(System.getProperty("delivery.root", ".."), "contracts/openapi/delivery.yaml");

    private final Operations operations = Operations.standard();

    @Test
    void every_operation_of_the_contract_has_a_generator() {
        assertThat(operations.gaps(Contract.of(DOCUMENT).operations())).isEmpty();
    }

    @Test
    void one_operation_more_stops_the_simulator(@TempDir Path folder) throws IOException {
        String more = """
                paths:
                  /api/v1/play-sessions/{id}/rewind:
                    post:
                      operationId: rewindSession
                      responses:
                        '200': {description: Rewound}
                """;
        Path grown = Files.writeString(
                folder.resolve("grown.yaml"), Files.readString(DOCUMENT).replaceFirst("(?m)^paths:\n", more));
        assertThatThrownBy(() -> operations.requireAllOf(Contract.of(grown).operations()))
                .hasMessage("the operation rewindSession has no generator");
    }
}
