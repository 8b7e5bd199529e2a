package io.ghasi.delivery.adapters.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.adapters.settings.BadSettings;
import io.ghasi.delivery.adapters.settings.SettingsReader;
import io.ghasi.delivery.core.flags.Flag;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.tenancy.Region;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that changes while somebody asks. */
class FlagWatchTest {
    private static final TenantId TENANT = FlagSetTest.tenant("ten_01JDCB9W400000000000000009");
    private static final String STOPPED = FlagSetTest.flag("\"stopped\"");
    private static final String ALLOWED = FlagSetTest.flag("null");

    @TempDir
    private Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FileProvider provider = new FileProvider(FlagSet.NONE);
    private final TenantFlags flags = TenantFlags.of(provider, Region.EU);
    private Path file;
    private FlagWatch watch;

    @BeforeEach
    void stop() throws IOException {
        file = folder.resolve("flags.json");
        Files.writeString(file, STOPPED);
        watch = new FlagWatch(new FlagFile(file), provider, registry);
        watch.run();
    }

    @AfterEach
    void close() {
        flags.close();
    }

    @Test
    void a_change_holds_from_the_next_look_on() throws IOException {
        assertThat(isOn()).isFalse();

        Files.writeString(file, ALLOWED);
        watch.run();
        watch.run();

        assertThat(isOn()).isTrue();
        assertThat(reads("changed")).isEqualTo(2);
    }

    // As Kubernetes does: the folder's ..data is made to point to another one, and the file is a link through it.
    @Test
    void a_link_that_points_elsewhere_is_a_change() throws IOException {
        Path mount = Files.createDirectories(folder.resolve("mount"));
        for (String[] version : new String[][] {{"v1", STOPPED}, {"v2", ALLOWED}}) {
            Files.writeString(Files.createDirectories(mount.resolve(version[0])).resolve("flags.json"), version[1]);
        }
        Files.createSymbolicLink(mount.resolve("..data"), Path.of("v1"));
        Path link = Files.createSymbolicLink(mount.resolve("flags.json"), Path.of("..data/flags.json"));
        FlagWatch mounted = new FlagWatch(new FlagFile(link), provider, registry);
        mounted.run();
        assertThat(isOn()).isFalse();

        Path other = Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of("v2"));
        Files.move(other, mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        mounted.run();

        assertThat(isOn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"flags\": {\"session-starts\": {}}}", "gone", "large"})
    void what_cannot_be_used_changes_nothing_and_is_counted_once(String broken) throws IOException {
        if (broken.equals("gone")) {
            Files.delete(file);
        } else {
            Files.writeString(file, broken.equals("large") ? STOPPED + " ".repeat(FlagFile.MOST_BYTES) : broken);
        }
        watch.run();
        watch.run();

        assertThat(isOn()).isFalse();
        assertThat(stale()).isOne();
        assertThat(reads("broken")).isOne();

        Files.writeString(file, ALLOWED);
        watch.run();

        assertThat(isOn()).isTrue();
        assertThat(stale()).isZero();
    }

    @Test
    void nobody_starts_with_a_file_that_cannot_be_used() throws IOException {
        assertThatCode(() -> settings(file)).doesNotThrowAnyException();
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> settings(file))
                .isInstanceOf(BadSettings.class)
                .hasMessage(
                        "DELIVERY_FLAGS_FILE names a file that cannot be used (flags: is missing, or is no object). "
                                + "Mend it, or leave it out");
        assertThatThrownBy(() -> settings(folder.resolve("none")))
                .hasMessageContaining("(the file: is not there, or cannot be read)");
    }

    private static void settings(Path named) throws BadSettings {
        SettingsReader.read("delivery.flags", FlagsSettings.class, Map.of("DELIVERY_FLAGS_FILE", named.toString()));
    }

    private boolean isOn() {
        return flags.isOn(Flag.SESSION_STARTS, TENANT);
    }

    private double reads(String outcome) {
        return registry.counter("delivery_flags_reads_total", "outcome", outcome)
                .count();
    }

    private double stale() {
        return registry.get("delivery_flags_stale").gauge().value();
    }
}
