package io.ghasi.delivery.sandbox.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Good packages, damaged at random: imported with a manifest that keeps the contract, or refused with nothing kept. Never a fault. */
final class ImportFuzzTest {
    private static final int ROUNDS = Boolean.getBoolean("full") ? 20_000 : 400;
    private static final List<String> MANIFESTS = List.of("imsmanifest.xml", "cmi5.xml", "course.json");

    @TempDir
    private Path folder;

    @Test
    void aDamagedPackageIsImportedByTheContractOrRefusedWhole() throws IOException {
        // Given
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("import fuzz: -Dseed=" + seed + " rounds=" + ROUNDS);
        Random random = new Random(seed);
        Mutations mutations = new Mutations(random);
        int imported = 0;

        for (int round = 0; round < ROUNDS; round++) {
            Path damaged = damaged(random, mutations);
            Path place = Files.createTempDirectory(folder, "round");
            ImportDesk desk = ImportDesk.in(place);

            // When
            ImportResult result = desk.offer(damaged);

            // Then
            switch (result) {
                case ImportResult.Imported done -> {
                    desk.taken(done.course());
                    imported++;
                }
                case ImportResult.Rejected rejected -> {
                    assertThat(rejected.problems())
                            .as("seed %d round %d", seed, round)
                            .isNotEmpty();
                    assertThat(desk.objects())
                            .as("seed %d round %d", seed, round)
                            .isEmpty();
                }
            }
        }
        // a fuzz that breaks everything at the door, or nothing at all, tests nothing
        System.out.println("import fuzz: imported " + imported + " of " + ROUNDS);
        assertThat(imported).isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
    }

    private Path damaged(Random random, Mutations mutations) throws IOException {
        Zips zips = Zips.of(Samples.folder(
                Samples.names().get(random.nextInt(Samples.names().size()))));
        if (random.nextInt(4) > 0) {
            for (Map.Entry<String, byte[]> file : zips.files().entrySet()) {
                if (MANIFESTS.contains(file.getKey())) {
                    file.setValue(mutations.text(file.getValue()));
                }
            }
            return zips.zip(folder);
        }
        Path zip = zips.zip(folder);
        return Files.write(zip, mutations.bytes(Files.readAllBytes(zip)));
    }
}
