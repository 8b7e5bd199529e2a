package io.ghasi.delivery.adapters.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ghasi.delivery.adapters.settings.BadSettings;
import io.ghasi.delivery.adapters.settings.SettingsReader;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessGuardTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ADDRESS   | http://vault:8200 | is a connection that others can read, which only dev allows. Say https://vault
            AUTHORITY | /nowhere/ca.pem   | names a file that cannot be read
            TOKEN     | hvs.something     | DELIVERY_VAULT_ROLE is there besides DELIVERY_VAULT_TOKEN
            ROLE      |                   | DELIVERY_VAULT_ROLE is missing. Say a role to log in as, or a token
            TRANSIT   | ../sys            | is no path. Say it as Vault lists it
            ANSWER    | 1h                | is '1h', which is not within 100ms and 30s
            """)
    void vault(String setting, @Nullable String value, String told) {
        Map<String, String> usual = Map.of(
                "DELIVERY_VAULT_ADDRESS", "https://vault:8200",
                "DELIVERY_VAULT_ROLE", "delivery-api");
        assertThat(fault(usual, "DELIVERY_VAULT_" + setting, value, "delivery.vault", VaultAccess.class))
                .contains(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENDPOINT   | http://kms:8080      | is a connection that others can read, which only dev allows. Say https://kms
            AUTHORITY  | /nowhere/ca.pem      | names a file that cannot be read
            ACCESS_KEY | AKIA0                | DELIVERY_KMS_SECRET_KEY is missing. Set both, or neither
            SECRET_KEY | vault:v1:AAAA        | DELIVERY_KMS_SECRET_KEY opens what is sealed. It cannot be sealed itself
            """)
    void aws(String setting, @Nullable String value, String told) {
        Map<String, String> usual = Map.of("DELIVERY_KMS_REGION", "eu-central-1");
        assertThat(fault(usual, "DELIVERY_KMS_" + setting, value, "delivery.kms", AwsKmsAccess.class))
                .contains(told);
    }

    private static <R extends Record> String fault(
            Map<String, String> usual, String variable, @Nullable String value, String group, Class<R> type) {
        Map<String, String> environment = new HashMap<>(usual);
        environment.remove(variable);
        if (value != null) {
            environment.put(variable, value);
        }
        BadSettings bad = catchThrowableOfType(BadSettings.class, () -> SettingsReader.read(group, type, environment));
        assertThat(bad).isNotNull();
        return String.join("\n", bad.faults());
    }
}
