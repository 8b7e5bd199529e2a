package io.ghasi.delivery.adapters.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.core.flags.Flag;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.tenancy.Region;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file may say, and whom it is on for. */
class FlagSetTest {
    private static final String ONE = "ten_01JDCB9W400000000000000009";
    private static final String TWO = "ten_01JDCB9W40000000000000000A";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null                                                                                  | true  | true",
                "{}                                                                                    | true  | true",
                "\"stopped\"                                                                           | false | false",
                "{\"if\": [{\"in\": [{\"var\": \"targetingKey\"}, [\"$1\"]]}, \"stopped\"]}            | false | true",
                "{\"if\": [{\"==\": [{\"var\": \"targetingKey\"}, \"$2\"]}, \"stopped\", \"allowed\"]} | true  | false",
                "{\"if\": [{\"!=\": [{\"var\": \"targetingKey\"}, \"$2\"]}, \"stopped\", null]}        | false | true",
                "{\"if\": [{\"==\": [{\"var\": \"region\"}, \"eu\"]}, \"stopped\"]}                    | false | false",
                "{\"if\": [{\"==\": [{\"var\": [\"region\"]}, \"us\"]}, \"stopped\"]}                  | true  | true",
                "{\"if\": [false, \"allowed\", {\"!\": {\"in\": [{\"var\": \"targetingKey\"}, [\"$1\"]]}}, \"stopped\", null]} | true | false",
                "{\"if\": [{\"and\": [true, {\"or\": [false, {\"==\": [1, 1.0]}]}]}, \"stopped\"]}     | false | false",
                "{\"if\": [{\"in\": [\"_01JDCB\", {\"var\": \"targetingKey\"}]}, \"stopped\"]}         | false | false"
            })
    void targeting_says_for_whom(String targeting, boolean one, boolean two) {
        FlagSet flags = read(flag(targeting.replace("$1", ONE).replace("$2", TWO)));
        try (TenantFlags asked = TenantFlags.of(new FileProvider(flags), Region.EU)) {
            assertThat(asked.isOn(Flag.SESSION_STARTS, tenant(ONE))).as("one").isEqualTo(one);
            assertThat(asked.isOn(Flag.SESSION_STARTS, tenant(TWO))).as("two").isEqualTo(two);
        }
    }

    @Test
    void without_a_word_or_disabled_it_is_as_usual() {
        for (FlagSet flags : new FlagSet[] {
            FlagSet.NONE, read("{\"flags\": {}}"), read(flag("\"stopped\"").replace("ENABLED", "DISABLED"))
        }) {
            try (TenantFlags asked = TenantFlags.of(new FileProvider(flags), Region.EU)) {
                assertThat(asked.isOn(Flag.SESSION_STARTS, tenant(ONE))).isTrue();
            }
        }
    }

    @Test
    void other_kinds_of_flags_are_read_and_not_asked_for() {
        FlagSet flags = read("""
                {"$schema": "https://flagd.dev/schema/v0/flags.json", "metadata": {"owner": "x"}, "flags": {"colour": {
                "state": "ENABLED", "variants": {"a": "red", "b": "blue"}, "defaultVariant": "a"}}}""");
        assertThat(flags.unknown()).containsExactly("colour");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"fractional\": []}                                        | targeting.fractional: is not an operator that is known here: if,",
                "{\"if\": [true]}                                            | targeting.if: needs a list of 2 or more",
                "{\"if\": [true, \"stoped\"]}                                | targeting: names the variant stoped, which there is not",
                "{\"in\": [{\"var\": \"tier\"}, [\"gold\"]]}                 | targeting.in[0].var: is not an attribute that is known here: targetingKey, region",
                "{\"if\": [true, \"stopped\"], \"in\": []}                   | targeting: is no rule: one operator is needed",
                "{\"var\": \"region\"}                                       | targeting: has to come to a variant's name",
                "{\"==\": [1, 1]}                                            | targeting: names the variant true, which there is not",
                "{\"if\": [{\"in\": [1, [{}]]}, \"stopped\"]}                | targeting.if[0].in[1]: may be a list of texts"
            })
    void a_mistake_in_targeting_is_told_where_it_is(String targeting, String told) {
        refused(flag(targeting), "flags.session-starts." + told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                          | the file: is no JSON",
                "{} {}                                      | the file: is no JSON",
                "{\"flag\": {}}                             | flags: is missing, or is no object",
                "{\"flags\": {\"a\": {}, \"a\": {}}}        | the file: is no JSON",
                "{\"flags\": {\"a\": {\"stat\": 1}}}        | flags.a.stat: is not known; a flag has state,",
                "{\"flags\": {\"a\": {}}}                   | flags.a.variants: is missing, or has nothing in it",
                "{\"flags\": {\"a\": {\"variants\": {\"x\": 1}}}} | flags.a.defaultVariant: is missing",
                "{\"flags\": {\"a\": {\"variants\": {\"x\": 1}, \"defaultVariant\": \"y\"}}} | flags.a.defaultVariant: names the variant y",
                "{\"flags\": {\"a\": {\"variants\": {\"x\": 1}, \"defaultVariant\": \"x\", \"state\": \"ON\"}}} | flags.a.state: is ON, and may be ENABLED",
                "{\"flags\": {\"session-starts\": {\"variants\": {\"x\": 1}, \"defaultVariant\": \"x\", \"state\": \"ENABLED\"}}} | flags.session-starts.variants: has to be true or false"
            })
    void a_mistake_elsewhere_is_too(String json, String told) {
        refused(json, told);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 100_000})
    void nothing_that_is_nested_deeply_breaks_it(int depth) {
        String nested = "{\"!\":".repeat(depth) + "true" + "}".repeat(depth);
        String json = flag("{\"if\": [" + nested + ", \"stopped\"]}");
        if (depth == 100) {
            assertThatCode(() -> read(json)).doesNotThrowAnyException();
        } else {
            refused(json, "the file: is no JSON");
        }
    }

    private static void refused(String json, String told) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(BadFlags.class)
                .message()
                .startsWith(told);
    }

    static String flag(String targeting) {
        return """
                {"flags": {"session-starts": {"state": "ENABLED", "variants": {"allowed": true, "stopped": false},
                "defaultVariant": "allowed", "targeting": %s}}}""".formatted(targeting);
    }

    private static FlagSet read(String json) {
        return FlagSet.read(json.getBytes(StandardCharsets.UTF_8));
    }

    static TenantId tenant(String id) {
        return Objects.requireNonNull(TenantId.parse(id));
    }
}
