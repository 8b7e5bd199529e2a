package io.ghasi.delivery.sandbox.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.sandbox.neighbours.Neighbours.Reply;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class TenantsTest {
    private static final Neighbours NEIGHBOURS = Neighbours.start();

    @AfterAll
    static void stop() {
        NEIGHBOURS.close();
    }

    @Test
    void aTenantIsAsItWasPut() {
        // Given
        TenantId tenant = new TenantId(Neighbours.IDS.next());
        Reply put = NEIGHBOURS.putTenant(tenant, "me", "https://b.example", "https://a.example");

        // When
        Reply got = NEIGHBOURS.get("/internal/v1/tenants/" + tenant);

        // Then
        assertThat(got.json()).isEqualTo(put.json());
        assertThat(got.text("tenantId")).isEqualTo(tenant.text());
        assertThat(got.text("region")).isEqualTo("me");
        assertThat(got.text("homeUrl")).isEqualTo("https://me.delivery.example");
        assertThat(got.json().at("/settings/offlineEnabled").booleanValue()).isFalse();
        assertThat(got.json().at("/settings/allowedOrigins/0").stringValue()).isEqualTo("https://b.example");
    }

    @Test
    void aTenantThatIsPutAgainIsChanged() {
        // Given
        TenantId tenant = NEIGHBOURS.tenant();

        // When
        NEIGHBOURS.putTenant(tenant, "ap", "https://new.example");

        // Then
        assertThat(NEIGHBOURS.get("/internal/v1/tenants/" + tenant).text("region"))
                .isEqualTo("ap");
    }

    @Test
    void aTenantThatIsNotThereIsNotFound() {
        assertThat(NEIGHBOURS
                        .get("/internal/v1/tenants/" + new TenantId(Neighbours.IDS.next()))
                        .problem())
                .isEqualTo("404 resource.not_found There is no such tenant");
    }

    @Test
    void aRegionIsReadPageByPageInTheOrderOfIds() {
        // Given
        List<String> made = IntStream.range(0, 5)
                .mapToObj(_ -> new TenantId(Neighbours.IDS.next()))
                .peek(tenant -> NEIGHBOURS.putTenant(tenant, "us"))
                .map(TenantId::text)
                .toList();
        NEIGHBOURS.tenant();

        // When
        Reply first = NEIGHBOURS.get("/internal/v1/tenants?region=us&size=3");
        Reply second = NEIGHBOURS.get("/internal/v1/tenants?region=us&size=3&after=" + first.text("next"));

        // Then
        assertThat(ids(first)).isEqualTo(made.subList(0, 3));
        assertThat(ids(second)).isEqualTo(made.subList(3, 5));
        assertThat(second.json().path("next").isNull()).isTrue();
    }

    @Test
    void withoutARegionTheListHasThemAll() {
        // Given
        TenantId tenant = NEIGHBOURS.tenant();

        // When
        List<String> all = ids(NEIGHBOURS.get("/internal/v1/tenants"));

        // Then
        assertThat(all).contains(tenant.text()).isSorted();
    }

    @Test
    void aPageThatIsJustFullHasNoNext() {
        // Given
        TenantId last = NEIGHBOURS.tenant();
        List<String> all = ids(NEIGHBOURS.get("/internal/v1/tenants?region=eu"));

        // When
        Reply page = NEIGHBOURS.get("/internal/v1/tenants?region=eu&size=" + all.size());

        // Then
        assertThat(all).last().isEqualTo(last.text());
        assertThat(page.json().path("next").isNull()).isTrue();
    }

    @Test
    void anOriginIsAllowedWhereSomeTenantAllowsIt() {
        // Given
        NEIGHBOURS.putTenant(new TenantId(Neighbours.IDS.next()), "eu", "https://learn.example:8443");

        // Then
        assertThat(isAllowed("https%3A%2F%2Flearn.example%3A8443")).isTrue();
        assertThat(isAllowed("https://learn.example")).isFalse();
        assertThat(isAllowed("null")).isFalse();
    }

    @Test
    void anOriginThatIsTakenBackIsNotAllowed() {
        // Given
        TenantId tenant = new TenantId(Neighbours.IDS.next());
        NEIGHBOURS.putTenant(tenant, "eu", "https://gone.example");

        // When
        NEIGHBOURS.putTenant(tenant, "eu");

        // Then
        assertThat(isAllowed("https://gone.example")).isFalse();
    }

    private static boolean isAllowed(String origin) {
        return NEIGHBOURS
                .get("/internal/v1/allowed-origins?origin=" + origin)
                .json()
                .get("allowed")
                .booleanValue();
    }

    private static List<String> ids(Reply page) {
        return page.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("tenantId").stringValue())
                .toList();
    }
}
