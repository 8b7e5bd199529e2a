package io.ghasi.delivery.adapters.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ghasi.delivery.core.tenancy.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    private final Map<String, String> environment = Sample.environment();

    @TempDir
    private Path folder;

    @Test
    void what_is_said_and_what_is_usual() throws BadSettings {
        environment.put("DELIVERY_BOUNDS_LONGEST_WAIT", "250ms");
        Sample read = SettingsReader.read(Sample.class, environment);
        assertThat(read.region()).isEqualTo(Region.EU);
        assertThat(read.database().password().value()).isEqualTo(Sample.STRONG);
        assertThat(read.bounds()).isEqualTo(new Sample.Bounds(2, Duration.ofMillis(250)));
        assertThat(read.nats()).isNull();
        assertThat(read.toString()).doesNotContain(Sample.STRONG);
    }

    @Test
    void a_group_that_may_be_left_out_is_whole_or_not_there() throws Exception {
        environment.put("DELIVERY_NATS_CONNECT_TIMEOUT", "1s");
        assertThat(faults()).singleElement().asString().startsWith("DELIVERY_NATS_SERVERS is not set. It says where");
        environment.put("DELIVERY_NATS_SERVERS", "tls://a:4222,tls://b:4222");
        environment.put("DELIVERY_NATS_CREDENTIALS", "/run/secrets/nats.creds");
        Path authority = Files.writeString(folder.resolve("ca.pem"), "");
        environment.put("DELIVERY_NATS_AUTHORITY", authority.toString());
        assertThat(SettingsReader.read(Sample.class, environment).nats())
                .satisfies(nats -> assertThat(nats.servers()).containsExactly("tls://a:4222", "tls://b:4222"));
    }

    @Test
    void a_group_alone() throws BadSettings {
        environment.put("DELIVERY_BOUNDS_THREADS", "3");
        environment.put("DELIVERY_NOBODY_KNOWS", "it");
        assertThat(SettingsReader.read("delivery.bounds", Sample.Bounds.class, environment)
                        .threads())
                .isEqualTo(3);
    }

    @Test
    void every_fault_is_told_at_once() {
        environment.clear();
        environment.put("DELIVERY_BOUNDS_THREADS", "many");
        environment.put("DELIVERY_DATABSE_URL", "jdbc:postgresql://db/delivery");
        environment.put("DELIVERY_STREAMS_PROFILE", "sandbox");
        assertThat(faults())
                .extracting(it -> it.substring(0, it.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        "DELIVERY_DATABSE_URL",
                        "DELIVERY_BOUNDS_THREADS",
                        "DELIVERY_STREAMS_PROFILE",
                        "DELIVERY_REGION",
                        "DELIVERY_DATABASE_URL",
                        "DELIVERY_DATABASE_USER",
                        "DELIVERY_DATABASE_PASSWORD",
                        "DELIVERY_REDIS_URI",
                        "DELIVERY_NEIGHBOURS_IDENTITY");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DELIVERY_REGION            | mars                           | is 'mars', which is not one of us, eu, me, ap. It says whose
            DELIVERY_REGION            | ''                             | is empty. Leave it out, or give it a value. It says whose
            DELIVERY_BOUNDS_THREADS    | 2.5                            | is '2.5', which is not a whole number. It says how many
            DELIVERY_BOUNDS_THREADS    | 99999999999                    | is '99999999999', which is not a whole number
            DELIVERY_BOUNDS_THREADS    | 0                              | is '0', which is not within 1 and 64
            DELIVERY_BOUNDS_THREADS    | 65                             | is '65', which is not within 1 and 64
            DELIVERY_BOUNDS_LONGEST_WAIT | soon                         | is 'soon', which is not a duration (a number with ms, s, m, h or d)
            DELIVERY_BOUNDS_LONGEST_WAIT | 2m                           | is '2m', which is not within 10ms and 1m
            DELIVERY_BOUNDS_LONGEST_WAIT | -1s                          | is '-1s', which is not within 10ms and 1m
            DELIVERY_BOUNDS_LONGESTWAIT | 1s                            | is not known. Did you mean DELIVERY_BOUNDS_LONGEST_WAIT?
            DELIVERY_DATABASE_URL      | jdbc:mysql://db/delivery       | which is not an address (JDBC's for PostgreSQL begins with
            DELIVERY_DATABASE_URL      | jdbc:postgresql://db/d?user=me | (user and password are settings of their own)
            DELIVERY_DATABASE_URL      | jdbc:postgresql://db/d?password=pq7Zt0vXw2mB | is something that is not shown
            DELIVERY_DATABASE_URL      | jdbc:postgresql://u:pq7Zt0vXw2mB@db/d | is something that is not shown
            DELIVERY_DATABASE_URL      | jdbc:postgresql://db/d?sslmode=verify-full&sslfactory=org.postgresql.ssl.NonValidatingFactory | that others can read
            DELIVERY_REDIS_URI         | rediss://u:pq7Zt0vXw2mB@redis?verifyPeer=NONE | leave verifyPeer out
            DELIVERY_NEIGHBOURS_IDENTITY | https://u:pq7Zt0vXw2mB@identity | is something that is not shown
            DELIVERY_STREAMS_PROFILE   | drill                          | keeps less than production has to
            DELIVERY_DATABASE_URL      | jdbc:postgresql://db/d         | is a connection that others can read, which only dev allows. Add sslmode=verify-full
            DELIVERY_DATABASE_URL      | jdbc:postgresql://db/d?sslmode=require | is a connection that others can read
            DELIVERY_DATABASE_URL      | jdbc:postgresql://127.0.0.1,db/d | is a connection that others can read
            DELIVERY_DATABASE_PASSWORD | Password123456                 | is easily guessed, which only dev allows. Make one up at random
            DELIVERY_DATABASE_PASSWORD | a7f3c9                         | is easily guessed
            DELIVERY_DATABASE_USER_FILE | /run/secrets/user             | is not known
            DELIVERY_REDIS_URI         | http://redis                   | is something that is not shown, which is not an address (Redis's begins with
            DELIVERY_REDIS_URI         | redis://u:pq7Zt0vXw2mB@redis   | is a connection that others can read, which only dev allows. Say rediss://
            DELIVERY_REDIS_URI         | rediss://redis                 | is easily guessed
            DELIVERY_REDIS_AUTHORITY   | /not/there.pem                 | names a file that cannot be read. Mount it
            DELIVERY_NEIGHBOURS_IDENTITY | identity                     | is 'identity', which is not an address (it begins with https://host or http://host)
            DELIVERY_NEIGHBOURS_IDENTITY | http://a b                   | is 'http://a b', which is not an address
            DELIVERY_STREAMS_PROFILE   | moon                           | is no profile: profiles
            DELIVERY_STREAMS_PROFILE   | sandbox                        | keeps less than production has to, which only dev allows. Say production
            DELIVERY_NATS_SERVERS      | nats://nats:4222               | cannot be used: NATS wants a user, or a file with credentials
            DELIVERY_SERVICE_SERVICE_HOST | 10.0.0.7                    | set enableServiceLinks: false
            DELIVERY_SERVICE_PORT_8080_TCP_ADDR | 10.0.0.7              | Kubernetes adds such a name for each Service
            LOG_LEVEL                  | loud                           | is 'loud', which is not one of trace, debug, info, warn, error, fatal, off
            DELIVERY_ENV               | prod                           | is 'prod', which is not one of dev, staging, production
            """)
    void a_fault_names_its_variable_and_its_mend(String variable, String value, String fault) {
        environment.put(variable, value);
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith(variable + " ")
                .contains(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVERY_DATABASE_URL, jdbc:postgresql://db/d",
        "DELIVERY_DATABASE_PASSWORD, postgres",
        "DELIVERY_REDIS_URI, redis://redis:6379",
        "DELIVERY_STREAMS_PROFILE, sandbox"
    })
    void dev_may_be_unsafe_and_staging_may_not(String variable, String value) throws BadSettings {
        environment.put(variable, value);
        environment.put("DELIVERY_ENV", "staging");
        assertThat(faults()).isNotEmpty().allMatch(it -> it.startsWith(variable));
        environment.put("DELIVERY_ENV", "dev");
        assertThat(SettingsReader.read(Sample.class, environment)).isNotNull();
    }

    @Test
    void what_never_leaves_the_machine_needs_no_encryption() throws BadSettings {
        environment.put("DELIVERY_DATABASE_URL", "jdbc:postgresql://127.0.0.1:6432/delivery");
        assertThat(SettingsReader.read(Sample.class, environment)).isNotNull();
    }

    @Test
    void a_secret_may_be_in_a_file() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), Sample.STRONG + "\n");
        environment.remove("DELIVERY_DATABASE_PASSWORD");
        environment.put("DELIVERY_DATABASE_PASSWORD_FILE", file.toString());
        assertThat(SettingsReader.read(Sample.class, environment)
                        .database()
                        .password()
                        .value())
                .isEqualTo(Sample.STRONG);
        environment.put("DELIVERY_DATABASE_PASSWORD", Sample.STRONG);
        assertThat(faults())
                .singleElement()
                .asString()
                .contains("is there besides")
                .doesNotContain(Sample.STRONG);
    }

    @Test
    void a_secret_that_was_in_a_file_knows_it_whatever_it_is_part_of() throws Exception {
        Path file = Files.writeString(folder.resolve("redis"), "rediss://u:" + Sample.STRONG + "@redis:6379\n");
        environment.remove("DELIVERY_REDIS_URI");
        environment.put("DELIVERY_REDIS_URI_FILE", file.toString());
        Secret secret =
                SettingsReader.read(Sample.class, environment).redis().uri().secret();
        SecretFile known = Objects.requireNonNull(secret.file());
        Files.writeString(file, "rediss://u:another-" + Sample.STRONG + "@redis:6379");
        assertThat(known.open(known.text())).contains("another-");
        // A login may be another one; a server without TLS was not looked at by anybody.
        Files.writeString(file, "redis://u:" + Sample.STRONG + "@redis:6379");
        assertThatThrownBy(() -> known.open(known.text()))
                .isInstanceOf(BadValue.class)
                .hasMessageContaining("another server")
                .hasMessageNotContaining(Sample.STRONG);
    }

    @Test
    void an_authority_is_of_no_use_without_tls() throws IOException {
        environment.put("DELIVERY_ENV", "dev");
        environment.put("DELIVERY_REDIS_URI", "redis://redis:6379");
        Path authority = Files.writeString(folder.resolve("ca.pem"), "");
        environment.put("DELIVERY_REDIS_AUTHORITY", authority.toString());
        assertThat(faults()).singleElement().asString().startsWith("DELIVERY_REDIS_AUTHORITY is of no use without TLS");
    }

    @Test
    void a_file_that_is_not_one() throws IOException {
        environment.remove("DELIVERY_DATABASE_PASSWORD");
        for (Path file : List.of(
                folder.resolve("missing"),
                folder,
                Path.of(Sample.STRONG),
                Files.writeString(folder.resolve("empty"), "\n"),
                Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe}),
                Files.write(folder.resolve("large"), new byte[70_000]))) {
            environment.put("DELIVERY_DATABASE_PASSWORD_FILE", file.toString());
            assertThat(faults()).singleElement().asString().startsWith("DELIVERY_DATABASE_PASSWORD_FILE ");
        }
    }

    private List<String> faults() {
        BadSettings bad = catchThrowableOfType(BadSettings.class, () -> SettingsReader.read(Sample.class, environment));
        assertThat(bad).isNotNull();
        assertThat(bad.getMessage()).doesNotContain(Sample.STRONG);
        return bad.faults();
    }
}
