package io.ghasi.delivery.api.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghasi.delivery.core.ids.PlayPackageId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentPolicyTest {
    private static final PlayPackageId PACK =
            Objects.requireNonNull(PlayPackageId.parse("ppk_01JDCB9W400000000000000009"));
    private static final String HOST = "ppk-01jdcb9w400000000000000009.content.example.org";

    private final ContentPolicy policy = new ContentPolicy(new ContentHosts("*.content.example.org"));

    private String html(String host) {
        return policy.of(PACK, "text/html", host, List.of());
    }

    @Test
    void a_page_has_an_origin_at_the_host_of_its_package() {
        assertThat(html(HOST)).startsWith("sandbox allow-scripts ").contains(" allow-same-origin;");
        assertThat(html("PPK-01JDCB9W400000000000000009.Content.Example.Org")).contains("allow-same-origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ppk-01jdcb9w40000000000000000a.content.example.org",
                "content.example.org",
                "ppk-01jdcb9w400000000000000009.example.org",
                "x.ppk-01jdcb9w400000000000000009.content.example.org",
                "ppk-01jdcb9w400000000000000009.content.example.org.evil.example",
                "api.example.org",
                "127.0.0.1",
                ""
            })
    void it_has_none_anywhere_else(String host) {
        assertThat(html(host)).startsWith("sandbox allow-scripts ").doesNotContain("allow-same-origin");
    }

    @Test
    void it_has_none_at_all_where_no_package_has_a_host() {
        assertThat(new ContentPolicy(null).of(PACK, "text/html", HOST, List.of()))
                .startsWith("sandbox ")
                .doesNotContain("allow-same-origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", "application/octet-stream"})
    void whatever_could_be_a_page_is_in_the_sandbox_and_leads_no_window_elsewhere(String type) {
        assertThat(policy.of(PACK, type, HOST, List.of()))
                .startsWith("sandbox ")
                .doesNotContain("allow-top-navigation", "allow-pointer-lock");
    }

    @Test
    void a_pdf_is_shown_by_the_browser_itself() {
        assertThat(policy.of(PACK, "application/pdf", HOST, List.of()))
                .isEqualTo("object-src 'self'; base-uri 'self'; frame-ancestors 'self'");
    }

    @Test
    void pages_of_the_tenant_may_show_it_and_no_origin_says_more_than_who() {
        assertThat(policy.of(
                        PACK,
                        "text/html",
                        HOST,
                        List.of(
                                "https://b.example:8443",
                                "https://a.example",
                                "x; script-src *",
                                "*",
                                "capacitor://localhost")))
                .endsWith("frame-ancestors 'self' capacitor://localhost https://a.example https://b.example:8443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"content.example.org", "*", "*.", "*.Content.example.org", "a.*.example.org", "*.a b", "*.a:8080"
            })
    void what_is_no_wildcard_is_refused(String wildcard) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ContentHosts(wildcard));
    }
}
